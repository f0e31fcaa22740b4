package org.hybridsearch.evaluate.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.evaluate.collection.JudgedCollection;
import org.hybridsearch.evaluate.collection.JudgedCollection.Census;
import org.hybridsearch.evaluate.collection.Query;
import org.hybridsearch.evaluate.metric.Grades;
import org.hybridsearch.evaluate.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityReportTest {

  private static final List<String> GOOD_FIRST = List.of("good", "x", "y");
  private static final List<String> GOOD_LAST = List.of("x", "y", "good");

  @TempDir
  private Path folder;

  @Test
  void tells_means_significance_losses_and_the_best_baseline() throws IOException {
    String console = write(result(3, GOOD_LAST, GOOD_FIRST), Optional.empty());
    JsonNode tables = new ObjectMapper().readTree(folder.resolve("relevance.json").toFile()).path("tables");
    assertThat(tables.path("shop").path("rows").path("words").path("MRR").asDouble()).isEqualTo(1);
    assertThat(tables.path("shop").path("rows").path("blend").path("MRR").asDouble()).isEqualTo(1 / 3.0);
    JsonNode summary = tables.path("MRR").path("rows").path("shop");
    assertThat(summary.path("best baseline").asText()).isEqualTo("words");
    assertThat(summary.path("to best in %").asDouble()).isCloseTo(-66.67, within(0.01));
    JsonNode difference = tables.path("shop: blend against each baseline").path("rows").path("MRR, to words");
    assertThat(difference.path("worse").asInt()).isEqualTo(3);
    assertThat(tables.path("shop: nDCG@10 lost most to words").path("rows")).hasSize(3);
    assertThat(console).contains("shop: 9 items (1 refused), 4 judgments, 3 of 5 queries");
    assertThat(folder.resolve("relevance-ndcg.svg")).exists();
  }

  @Test
  void keeps_every_query_for_the_next_run_to_compare_with() throws IOException {
    write(result(3, GOOD_LAST, GOOD_FIRST), Optional.empty());
    JsonNode first = new ObjectMapper().readTree(folder.resolve(QualityReport.QUERIES).toFile()).path("shop").path(0);
    assertThat(first.at("/contenders/blend/top/2/grade").asInt()).isEqualTo(1);
    assertThat(first.at("/contenders/blend/top/0").has("grade")).isFalse();
    EarlierRun earlier = EarlierRun.read(folder.resolve(QualityReport.QUERIES));
    JsonNode changes = earlierTable(write(result(4, GOOD_FIRST, GOOD_FIRST), Optional.of(earlier)));
    JsonNode changed = changes.path("shop, blend, MRR");
    assertThat(changed.path("queries").asInt()).isEqualTo(3);
    assertThat(changed.path("earlier").asDouble()).isEqualTo(1 / 3.0);
    assertThat(changed.path("now").asDouble()).isEqualTo(1);
    assertThat(changed.path("better").asInt()).isEqualTo(3);
    assertThat(changes.has("shop, words, MRR")).as("an unchanged baseline").isFalse();
  }

  private JsonNode earlierTable(String console) throws IOException {
    assertThat(console).contains("since the earlier run");
    return new ObjectMapper().readTree(Files.readString(folder.resolve("relevance.json")))
        .path("tables").path("since the earlier run").path("rows");
  }

  private String write(CollectionResult result, Optional<EarlierRun> earlier) {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    new QualityReport(List.of(result), List.of(), "words", earlier)
        .writeTo(folder, List.of(), new PrintStream(console, true, StandardCharsets.UTF_8));
    return console.toString(StandardCharsets.UTF_8);
  }

  private static CollectionResult result(int queries, List<String> blend, List<String> words) {
    List<Query> asked = new ArrayList<>();
    Map<String, Grades> grades = new HashMap<>();
    Map<String, List<QueryResult>> results = new LinkedHashMap<>(Map.of());
    results.put("words", new ArrayList<>());
    results.put("blend", new ArrayList<>());
    for (int i = 0; i < queries; i++) {
      Query query = new Query("q" + i, "text " + i);
      Grades of = new Grades(Map.of("good", 1), 1);
      asked.add(query);
      grades.put(query.id(), of);
      results.get("words").add(QueryResult.of(query, words, of));
      results.get("blend").add(QueryResult.of(query, blend, of));
    }
    JudgedCollection collection =
        new JudgedCollection("shop", Path.of("items.ndjson"), asked, grades, new Census(9, 5, 4, 1, 1, 0, 0));
    assertThat(results.get("blend").getFirst().value(Metric.P_10)).isEqualTo(0.1);
    return new CollectionResult(collection, "blend", results, 1, 0);
  }
}
