package org.hybridsearch.wiring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hybridsearch.evaluate.EvaluationOptions;
import org.hybridsearch.opensearch.embedded.EmbeddedEngine;
import org.hybridsearch.opensearch.embedded.EngineSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command on thirty items: that it works, not how good anything is. */
class EvaluateIT {

  private static final List<String> CONTENDERS = List.of("BM25 alone", "k-NN alone", "RRF", "hybrid min_max", "blend");
  private static final ObjectMapper TREES = new ObjectMapper();

  @TempDir
  private static Path output;

  private static EmbeddedEngine engine;

  @BeforeAll
  static void run_it_once() throws IOException, URISyntaxException {
    engine = EmbeddedEngine.start(
        new EngineSettings("smoke", EngineSettings.test().build(), 512, false, true), System.out::println);
    Path files = Path.of(Objects.requireNonNull(EvaluateIT.class.getResource("items.ndjson")).toURI()).getParent();
    EvaluationOptions options = EvaluationOptions.of(Map.of(
        "evaluate.collections", files.toString(),
        "evaluate.offTopicQueries", files.resolve("nothing.tsv").toString(),
        "evaluate.output", output.toString()), output);
    Evaluate.measure(options, List.of(), engine.address());
  }

  @AfterAll
  static void stop_its_engine() {
    engine.stop();
  }

  @Test
  void every_contender_finds_something() throws IOException {
    JsonNode means = report().path("tables").path("evaluation").path("rows");
    for (String contender : CONTENDERS) {
      assertThat(means.path(contender).path("nDCG@10").asDouble()).as(contender).isBetween(0.2, 1.0);
      assertThat(means.path(contender).path("Recall@100").asDouble()).as(contender).isBetween(0.2, 1.0);
    }
    // All of thirty items are among the nearest hundred.
    assertThat(means.path("k-NN alone").path("Recall@100").asDouble()).isEqualTo(1);
  }

  @Test
  void the_line_was_at_its_best_and_no_item_was_refused() throws IOException {
    assertThat(report().at("/facts/evaluation").asText()).startsWith("30 items (0 refused)").endsWith("degraded searches: 0");
  }

  @Test
  void differences_come_with_their_significance() throws IOException {
    JsonNode row = report().path("tables").path("evaluation: difference to BM25 alone").path("rows").path("nDCG@10, blend");
    assertThat(row.path("p (t)").asDouble()).isBetween(0.0, 1.0);
    assertThat(row.path("p (randomization)").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void queries_about_nothing_were_asked() throws IOException {
    JsonNode row = report().path("tables").path("queries about nothing, and about something").path("rows").path("evaluation");
    assertThat(row.path("about nothing").asInt()).isEqualTo(3);
    assertThat(row.path("with a match").asInt()).isPositive();
  }

  @Test
  void every_query_and_a_chart_were_written() throws IOException {
    JsonNode queries = TREES.readTree(output.resolve("relevance-queries.json").toFile()).path("evaluation");
    assertThat(queries).hasSize(6);
    assertThat(queries.path(0).path("contenders").properties()).extracting(Map.Entry::getKey)
        .containsExactlyElementsOf(CONTENDERS);
    assertThat(Files.readString(output.resolve("relevance-ndcg.svg"))).contains("</svg");
  }

  private static JsonNode report() throws IOException {
    return TREES.readTree(output.resolve("relevance.json").toFile());
  }
}
