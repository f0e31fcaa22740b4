package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.application.Storefront.Page;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.market.PerMarket;
import org.junit.jupiter.api.Test;

/** What shoppers do in one market is learned there, and nowhere else. */
@QuarkusTest
@TestProfile(MarketsProfile.class)
class MarketBehaviourIT extends OnMarkets {

  private static final Market DE = new Market("de");
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Inject SearchEngine engine;
  @Inject PerMarket<LocalModel> models;

  private static void buys(Map<String, ?> shopper, Map<String, ?> where, String... items) {
    assertThat(record(List.of(items).stream().map(id -> event(shopper, "PURCHASE", id, where)).toList()).path("accepted").asInt())
        .isEqualTo(items.length);
  }

  private long stored(String market, String kind, String field, String value) {
    String alias = MarketsProfile.PREFIX + "-" + market + "-" + kind;
    engine.send(EngineRequest.of("POST", "/" + alias + "/_refresh", Map.of()), TIMEOUT, AnswerReader.ignored());
    Json query = Json.object(Json.member("query", Json.object(Json.member("term", Json.object(Json.member(field, value))))));
    return engine.send(EngineRequest.of("POST", "/" + alias + "/_count", Map.of(), query), TIMEOUT, Trees::read)
        .path("count").asLong();
  }

  @Test
  void a_taste_and_what_is_popular_stay_in_their_market() {
    Map<String, ?> shopper = Map.of("userId", "gretel");
    record(Stream.of("i17", "i18", "i19").map(id -> event(shopper, "VIEW", id, Map.of("market", "de"))).toList());
    Eventually.within(SOON, "it is learned", () -> in("de", "käse", Map.of("shopper", shopper)).applied());
    assertThat(models.of(DE).shoppers()).contains("gretel");
    assertThat(models.of(DE).popularities()).containsKey("i17");
    assertThat(models.of(Market.DEFAULT).shoppers()).doesNotContain("gretel");
    assertThat(models.of(Market.DEFAULT).popularities()).doesNotContainKey("i17");
    assertThat(in("default", "cheese", Map.of("shopper", shopper)).reason()).isEqualTo("UNKNOWN_SHOPPER");
    String recommended = "{ recommendedItems(shopper: {userId: \"gretel\"}%s) { personalization { reason } } }";
    assertThat(GraphQLClient.query(recommended.formatted(", market: \"de\"")).data("/recommendedItems/personalization/reason")
        .asText()).isEqualTo("APPLIED");
    assertThat(GraphQLClient.query(recommended.formatted("")).data("/recommendedItems/personalization/reason").asText())
        .isEqualTo("UNKNOWN_SHOPPER");
  }

  @Test
  void an_event_is_of_the_market_of_its_search() {
    Map<String, ?> shopper = Map.of("sessionId", "hansel");
    Page page = in("de", "butter", Map.of("shopper", shopper));
    Map<String, Object> click = event(shopper, "CLICK", page.ids().getFirst(), Map.of("searchId", page.json().path("searchId").asText()));
    record(List.of(click, event(shopper, "CLICK", "i1", Map.of())));
    assertThat(stored("de", "ubi_events", "client_id", "hansel")).isEqualTo(1);
    assertThat(stored("default", "ubi_events", "client_id", "hansel")).isEqualTo(1);
    assertThat(record(List.of(click)).path("duplicates").asInt()).isEqualTo(1);
    Eventually.within(SOON, "the search is logged", () -> stored("de", "ubi_queries", "client_id", "hansel") == 1);
    assertThat(stored("default", "ubi_queries", "client_id", "hansel")).isZero();
  }

  @Test
  void an_event_of_an_unknown_market_is_refused_and_no_other() {
    JsonNode answer = record(List.of(event(Map.of("sessionId", "s"), "CLICK", "i1", Map.of("market", "fr")),
        event(Map.of("sessionId", "s"), "CLICK", "i1", Map.of("market", "zh"))));
    assertThat(answer.path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.at("/rejected/0/code").asText()).isEqualTo("BAD_USER_INPUT");
  }

  @Test
  void uploaded_interactions_are_the_markets() {
    String line = "{\"userId\":\"uploaded\",\"itemId\":\"i5\",\"type\":\"PURCHASE\",\"sentAt\":\"2026-01-31T12:00:00Z\"}";
    assertThat(upload("/catalog/interactions?market=zh", line).json().path("accepted").asInt()).isEqualTo(1);
    Eventually.within(SOON, "they are learned", () -> models.of(new Market("zh")).shoppers().contains("uploaded"));
    assertThat(models.of(DE).shoppers()).doesNotContain("uploaded");
    assertThat(models.of(Market.DEFAULT).shoppers()).doesNotContain("uploaded");
  }

  @Test
  void a_shopper_is_forgotten_in_all_markets() {
    Map<String, ?> leaving = Map.of("userId", "leaver", "sessionId", "leaving");
    buys(leaving, Map.of("market", "de"), "i1", "i2");
    buys(leaving, Map.of(), "i1");
    buys(Map.of("sessionId", "leaving"), Map.of("market", "zh"), "i1");
    Eventually.within(SOON, "it is learned", () -> List.of(DE, Market.DEFAULT).stream()
        .allMatch(market -> models.of(market).shoppers().contains("leaver"))
        && models.of(new Market("zh")).shoppers().contains(Shopper.ofSession("leaving")));
    assertThat(GraphQLClient.query("mutation { forgetShopper(userId: \"leaver\") { deletedEvents } }")
        .data("/forgetShopper/deletedEvents").asInt()).isEqualTo(4);
    for (String market : List.of("default", "de", "zh")) {
      assertThat(stored(market, "ubi_events", "client_id", "leaving")).isZero();
      assertThat(models.of(new Market(market)).shoppers()).doesNotContain("leaver", Shopper.ofSession("leaving"));
    }
  }
}
