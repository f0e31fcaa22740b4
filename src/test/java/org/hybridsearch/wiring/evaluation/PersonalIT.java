package org.hybridsearch.wiring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.evaluate.EvaluationOptions;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole measurement in a shop of two worlds, teas and tools: that it works, not how good anything is. */
class PersonalIT {

  private static final List<String> CONTENDERS =
      List.of("unpersonalised", "popularity", "item cosine", "local ranker", "local ranker, blended");
  private static final int ITEMS = 24;

  @TempDir
  private static Path folder;

  private static JsonNode tables;

  @BeforeAll
  static void run_it_once() throws IOException {
    Files.write(folder.resolve("items.ndjson"), items());
    Files.write(folder.resolve("interactions.ndjson"), interactions());
    Map<String, String> properties = Map.of(
        "evaluate.items", folder.resolve("items.ndjson").toString(),
        "evaluate.interactions", folder.resolve("interactions.ndjson").toString(),
        "evaluate.output", folder.toString());
    EvaluationOptions options = EvaluationOptions.of(properties, folder);
    Evaluate.measure(
        options, Optional.of(PersonalOptions.of(properties, options.output())), List.of(), EngineForTests.address());
    tables = new ObjectMapper().readTree(folder.resolve("personal.json").toFile()).path("tables");
  }

  private static List<String> items() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      lines.add("{\"id\":\"%d\",\"title\":\"%s number %d\",\"categories\":[\"%s\"],\"available\":true}".formatted(
          i, i % 2 == 0 ? "Green tea" : "Steel hammer", i, i % 2 == 0 ? "Tea" : "Hammers"));
    }
    return lines;
  }

  /** Shoppers keep to every fourth item, so that each world has two halves; the last shopper is new. */
  private static List<String> interactions() {
    List<String> lines = new ArrayList<>();
    for (int user = 0; user < 20; user++) {
      for (int day = 1; day <= (user == 19 ? 1 : 5); day++) {
        lines.add("{\"userId\":\"u%d\",\"itemId\":\"%d\",\"type\":\"PURCHASE\",\"sentAt\":\"2025-01-%02dT00:00:00Z\"}".formatted(
            user, (user % 4 + 4 * ((user + day) % 6)) % ITEMS, day));
      }
    }
    return lines;
  }

  private static JsonNode rows(String table) {
    return tables.path(folder.getFileName() + ": " + table).path("rows");
  }

  @Test
  void every_contender_is_measured_in_both_ways() {
    for (String table : List.of("whole catalogue", "among search candidates")) {
      for (String contender : CONTENDERS) {
        JsonNode row = rows(table).path(contender);
        assertThat(row.path("HR@10").asDouble(-1)).as(table + contender).isBetween(0.0, 1.0);
        assertThat(row.path("nDCG@10").asDouble(-1)).isBetween(0.0, row.path("HR@10").asDouble());
        assertThat(row.path("coverage").asDouble()).isGreaterThan(0).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void the_ranker_tells_the_worlds_apart() {
    JsonNode rows = rows("whole catalogue");
    assertThat(rows.path("local ranker").path("HR@10").asDouble())
        .isGreaterThan(rows.path("popularity").path("HR@10").asDouble());
  }

  @Test
  void a_new_shopper_is_a_row_of_their_own() {
    JsonNode row = rows("nDCG@10 by what is known of the shopper, among search candidates").path("local ranker");
    assertThat(row.fieldNames()).toIterable().contains("0 (1)", "2–5 (19)");
  }

  @Test
  void candidates_hold_what_the_words_of_its_category_find() {
    assertThat(rows("candidate recall").path("+ favorites").path("union").asDouble()).isEqualTo(1);
    assertThat(rows("candidate recall").path("words and vectors").path("lexical").asDouble()).isEqualTo(1);
  }
}
