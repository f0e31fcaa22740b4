package org.hybridsearch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hybridsearch.contract.Asking.Told;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.testing.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks, how much they may move the order, and what is told of it. */
interface ShoppersContract {

  String OUTCOME = "personalization { applied reason confidence source } stages { stage status reason millis } nodes { id } "
      + "edges { explanation { signals { signal raw normalized weight missing } } }";

  Asking asking();

  ScriptedRanker ranker();

  /** An id nobody had before: what was answered to somebody is kept for a while. */
  private static String fresh(String mood) {
    return mood + "-" + UUID.randomUUID();
  }

  private Told juices(Map<String, ?> shopper, Map<String, ?> further) {
    Map<String, Object> input = new HashMap<>(SearchContract.JUICES);
    input.put("shopper", shopper);
    input.putAll(further);
    return asking().search(input, OUTCOME);
  }

  private static String status(Told page, String stage) {
    return page.list("/search/stages").stream().filter(report -> report.path("stage").asText().equals(stage))
        .map(report -> report.path("status").asText()).findFirst().orElseThrow();
  }

  private static JsonNode personal(Told page, int edge) {
    return page.list("/search/edges/" + edge + "/explanation/signals").stream()
        .filter(signal -> signal.path("signal").asText().equals("personal")).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"userId", "sessionId"})
  default void who_is_known_by_either_id_gets_an_order_of_their_own(String id) {
    String shopper = fresh("fan");
    Told page = juices(Map.of(id, shopper), Map.of());
    assertThat(page.read("/search/personalization")).hasToString(
        "{\"applied\":true,\"reason\":\"APPLIED\",\"confidence\":0.75,\"source\":\"scripted\"}");
    assertThat(ranker().asked().getLast()).isEqualTo(id.equals("userId")
        ? new Shopper.Someone(shopper, "", Map.of()) : new Shopper.Someone("", shopper, Map.of()));
    assertThat(page.texts("/search/nodes", "/id"))
        .isNotEqualTo(asking().search(SearchContract.JUICES, "nodes { id }").texts("/search/nodes", "/id"));
    assertThat(personal(page, 0).path("missing").asBoolean()).isFalse();
    assertThat(page.list("/search/edges")).hasSize(24);
  }

  @Test
  default void the_context_goes_to_the_ranker() {
    juices(Map.of("userId", fresh("fan"), "context", List.of(Map.of("key", "device", "value", "phone"))), Map.of());
    assertThat(ranker().asked().getLast().context()).isEqualTo(Map.of("device", "phone"));
  }

  @ParameterizedTest
  @CsvSource({"PERSONALIZATION,APPLIED", "MEASUREMENT,NO_SHOPPER", "NONE,NO_SHOPPER"})
  default void only_who_consents_reaches_the_ranker(String consent, String reason) {
    String shopper = fresh("fan");
    Told page = juices(Map.of("userId", shopper, "consent", consent), Map.of());
    assertThat(page.text("/search/personalization/reason")).isEqualTo(reason);
    assertThat(ranker().asked().stream().anyMatch(each -> each.userId().equals(shopper))).isEqualTo(reason.equals("APPLIED"));
  }

  @Test
  default void the_mode_says_how_much_the_shopper_counts() {
    double full = personal(juices(Map.of("userId", fresh("fan")), Map.of("personalization", "FULL")), 0).path("weight").asDouble();
    double light = personal(juices(Map.of("userId", fresh("fan")), Map.of("personalization", "LIGHT")), 0).path("weight").asDouble();
    Told none = juices(Map.of("userId", fresh("fan")), Map.of("personalization", "NONE"));
    assertThat(full).isPositive().isCloseTo(2 * light, within(1e-6));
    assertThat(none.read("/search/personalization")).hasToString(
        "{\"applied\":false,\"reason\":\"NOT_REQUESTED\",\"confidence\":0.0,\"source\":\"none\"}");
    assertThat(personal(none, 0).path("weight").asDouble()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"late,TIMEOUT,TIMEOUT", "busy,THROTTLED,FAILED", "broken,UNAVAILABLE,FAILED", "new,UNKNOWN_SHOPPER,OK"})
  default void what_keeps_the_ranker_from_answering_is_told(String mood, String reason, String status) {
    closed();
    Told page = juices(Map.of("userId", fresh(mood)), Map.of());
    assertThat(page.read("/search/personalization")).hasToString(
        "{\"applied\":false,\"reason\":\"" + reason + "\",\"confidence\":0.0,\"source\":\"none\"}");
    assertThat(status(page, "PERSONALIZE")).isEqualTo(status);
    assertThat(page.list("/search/stages").get(4).path("reason").asText()).isNotBlank();
    assertThat(page.texts("/search/nodes", "/id"))
        .isEqualTo(asking().search(SearchContract.JUICES, "nodes { id }").texts("/search/nodes", "/id"));
  }

  @Test
  default void a_ranker_that_fails_too_often_is_left_alone_and_tried_again() {
    Eventually.within(Duration.ofSeconds(20), "an open circuit",
        () -> status(juices(Map.of("userId", fresh("broken")), Map.of()), "PERSONALIZE").equals("CIRCUIT_OPEN"));
    closed();
  }

  /** Waits until the ranker is asked again. */
  private void closed() {
    Eventually.within(Duration.ofSeconds(20), "a closed circuit",
        () -> juices(Map.of("userId", fresh("fan")), Map.of()).text("/search/personalization/reason").equals("APPLIED"));
  }

  @Test
  default void where_a_shopper_can_change_nothing_it_says_why() {
    assertThat(asking().search(SearchContract.JUICES, OUTCOME).text("/search/personalization/reason")).isEqualTo("NO_SHOPPER");
    Told sorted = juices(Map.of("userId", fresh("fan")), Map.of("sort", Map.of("by", "PRICE")));
    assertThat(sorted.text("/search/personalization/reason")).isEqualTo("SORTED_BY_FIELD");
    assertThat(status(sorted, "PERSONALIZE")).isEqualTo("SKIPPED");
    Told exact = asking().search(Map.of("query", "4006381333931", "shopper", Map.of("userId", fresh("fan"))), OUTCOME);
    assertThat(exact.text("/search/personalization/reason")).isEqualTo("WEIGHT_ZERO");
  }

  @Test
  default void every_stage_reports_in_order() {
    String query = "juice of an orange or of " + UUID.randomUUID().toString().charAt(0);
    Map<String, ?> input = Map.of("query", query, "shopper", Map.of("userId", fresh("fan")));
    asking().search(input, OUTCOME);
    Told again = asking().search(input, OUTCOME);
    assertThat(again.texts("/search/stages", "/stage"))
        .containsExactly("PLAN", "EMBED", "LEXICAL", "SEMANTIC", "PERSONALIZE", "BLEND");
    assertThat(again.texts("/search/stages", "/status")).containsExactly("OK", "CACHED", "CACHED", "CACHED", "CACHED", "OK");
    assertThat(again.list("/search/stages")).allSatisfy(stage -> {
      assertThat(stage.path("millis").asDouble()).isNotNegative();
      assertThat(stage.path("reason").isNull()).isTrue();
    });
    Told browsing = asking().search(Map.of(), OUTCOME);
    assertThat(status(browsing, "EMBED")).isEqualTo("SKIPPED");
  }
}
