package org.hybridsearch.evaluate.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hybridsearch.evaluate.collection.JudgedCollection.Census;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionReaderTest {

  @TempDir
  private Path folder;

  @BeforeEach
  void three_items() throws IOException {
    write("items.ndjson", "{\"id\":\"1\",\"title\":\"One\"}\n{\"attributes\":{\"id\":[1]},\"id\":\"2\"}\n\n{\"id\":\"3\"}\n");
  }

  @Test
  void trec_files_give_queries_and_grades() throws IOException {
    write("queries.tsv", "query_id\tquery\nq1\tred tea\nq2\tgreen, \"fine\" tea\n");
    write("qrels.txt", "q1 0 1 3\nq1 0 2 0\nq2 Q0 3 1\n");
    JudgedCollection read = read();
    assertThat(read.queries()).containsExactly(new Query("q1", "red tea"), new Query("q2", "green, \"fine\" tea"));
    assertThat(read.gradesOf(read.queries().getFirst()).byItem()).isEqualTo(Map.of("1", 3, "2", 0));
    assertThat(read.gradesOf(read.queries().getLast()).highest()).isEqualTo(3);
    assertThat(read.census()).isEqualTo(new Census(3, 2, 3, 0, 0, 0, 0));
  }

  @Test
  void comma_files_may_quote_and_judge_by_text() throws IOException {
    write("queries.csv", "queryId,query\n7,\"tea, green\"\n8,red\n");
    write("judgments.csv", "query,itemId,grade\n\"tea, green\",1,2\n8,3,1\n");
    JudgedCollection read = read();
    assertThat(read.gradesOf(read.queries().getFirst()).byItem()).isEqualTo(Map.of("1", 2));
    assertThat(read.gradesOf(read.queries().getLast()).byItem()).isEqualTo(Map.of("3", 1));
  }

  @Test
  void a_file_of_texts_alone_names_queries_by_themselves() throws IOException {
    write("queries.csv", "query\ntea\n");
    write("judgments.csv", "query,itemId,grade\ntea,1,1\n");
    assertThat(read().queries()).containsExactly(new Query("tea", "tea"));
  }

  @Test
  void what_cannot_count_is_left_out_and_counted() throws IOException {
    write("queries.tsv", "a\tfound\nb\thopeless\nc\tunjudged\n");
    write("qrels.txt", "a 0 1 1\na 0 1 2\na 0 9 1\nb 0 1 0\nb 0 2 -1\nz 0 1 1\n");
    JudgedCollection read = read();
    assertThat(read.queries()).extracting(Query::id).containsExactly("a");
    assertThat(read.gradesOf(read.queries().getFirst()).byItem()).isEqualTo(Map.of("1", 2));
    assertThat(read.census()).isEqualTo(new Census(3, 3, 6, 1, 1, 1, 1));
  }

  @Test
  void a_wrong_line_is_named() throws IOException {
    write("queries.tsv", "1\ttea\n2\n");
    write("qrels.txt", "1 0 1 1\n");
    assertThatThrownBy(this::read).isInstanceOf(BadFile.class)
        .hasMessageEndingWith("queries.tsv:2: expected an id, a tab and a text");
    write("queries.tsv", "1\ttea\n1\tmore tea\n");
    assertThatThrownBy(this::read).hasMessageEndingWith("queries.tsv:2: the query '1' is there already");
    write("queries.tsv", "1\ttea\n");
    write("qrels.txt", "1 0 1 1\n1 0 2 good\n");
    assertThatThrownBy(this::read).hasMessageEndingWith("qrels.txt:2: a grade is a whole number up to 30, not 'good'");
    write("qrels.txt", "\n1 0 1\n");
    assertThatThrownBy(this::read)
        .hasMessageEndingWith("qrels.txt:2: expected four columns as TREC has them: query iteration item grade");
    write("qrels.txt", "1 0 1 1\n");
    write("items.ndjson", "{\"id\":\"1\"}\n{\"title\":\"no id\"}\n");
    assertThatThrownBy(this::read).hasMessageEndingWith("items.ndjson:2: expected an object with an id");
    write("items.ndjson", "{\"id\":\"1\"}\nid: 2\n");
    assertThatThrownBy(this::read).hasMessageContaining("items.ndjson:2: is no JSON");
  }

  @Test
  void wrong_heads_and_files_that_do_not_fit_are_told() throws IOException {
    write("queries.csv", "id;query\n1;tea\n");
    write("judgments.csv", "query,itemId,grade\n1,1,1\n");
    assertThatThrownBy(this::read).hasMessageEndingWith("queries.csv:1: the first line must be 'queryId,query' or 'query'");
    write("queries.csv", "queryId,query\n1,tea\n");
    write("judgments.csv", "query,itemId,grade\nother,1,1\n");
    assertThatThrownBy(this::read).hasMessageContaining("no judgment finds a relevant item for a query");
    write("judgments.csv", "itemId,query\n1,1\n");
    assertThatThrownBy(this::read).hasMessageEndingWith("judgments.csv:1: the first line must be 'query,itemId,grade'");
    Files.delete(folder.resolve("judgments.csv"));
    assertThatThrownBy(this::read).hasMessageEndingWith("has no qrels.txt and no judgments.csv");
  }

  private JudgedCollection read() {
    return CollectionReader.read(CollectionFiles.in(folder));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
