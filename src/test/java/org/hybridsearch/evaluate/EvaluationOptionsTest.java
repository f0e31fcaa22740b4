package org.hybridsearch.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hybridsearch.evaluate.collection.CollectionFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationOptionsTest {

  @TempDir
  private Path folder;

  @Test
  void three_files_are_a_collection_named_after_the_items() {
    EvaluationOptions options = options(Map.of(
        "evaluate.items", "my/shop.ndjson", "evaluate.queries", "q.tsv", "evaluate.judgments", "j.csv", "unrelated", "x"));
    assertThat(options.collections()).containsExactly(
        new CollectionFiles("shop", Path.of("my/shop.ndjson"), Path.of("q.tsv"), Path.of("j.csv")));
    assertThat(options.baseline()).isEqualTo("BM25 alone");
    assertThat(options.sample()).isZero();
    assertThat(options.output()).isEqualTo(Path.of("target/evaluation"));
  }

  @Test
  void folders_are_collections_and_blanks_count_as_absent() throws IOException {
    Path one = collection("one");
    Path two = collection("two");
    EvaluationOptions options = options(Map.of("evaluate.collections", one + ", " + two, "evaluate.against", " "));
    assertThat(options.collections()).extracting(CollectionFiles::name).containsExactly("one", "two");
    assertThat(options.against()).isEmpty();
  }

  @Test
  void the_fixture_is_taken_where_nothing_is_named_and_it_is_there() throws IOException {
    Path fixture = collection("fixture");
    assertThat(EvaluationOptions.of(Map.of(), fixture).collections()).isEqualTo(List.of(CollectionFiles.in(fixture)));
    assertThatThrownBy(() -> options(Map.of())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-Devaluate.collections=");
  }

  @Test
  void a_mistyped_option_and_a_missing_part_are_told() {
    assertThatThrownBy(() -> options(Map.of("evaluate.item", "x"))).hasMessageStartingWith("There is no -Devaluate.item;");
    assertThatThrownBy(() -> options(Map.of("evaluate.items", "x"))).hasMessageStartingWith("-Devaluate.queries is missing");
    assertThatThrownBy(() -> options(Map.of("evaluate.sample", "few", "evaluate.items", "x", "evaluate.queries", "y",
        "evaluate.judgments", "z"))).hasMessage("-Devaluate.sample is a whole number, not few");
  }

  private EvaluationOptions options(Map<String, String> properties) {
    return EvaluationOptions.of(properties, folder.resolve("nothing"));
  }

  private Path collection(String name) throws IOException {
    Path made = Files.createDirectories(folder.resolve(name));
    for (String part : List.of("items.ndjson", "queries.csv", "judgments.csv")) {
      Files.writeString(made.resolve(part), "");
    }
    return made;
  }
}
