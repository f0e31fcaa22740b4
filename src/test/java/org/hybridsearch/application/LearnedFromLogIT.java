package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.Storefront.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.application.Storefront.Page;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged of searches, recommendations and events comes back: as suggestions, as weights, as origins of purchases. */
@QuarkusTest
@TestProfile(LogProfile.class)
class LearnedFromLogIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String BOT = "Mozilla/5.0 (compatible; Googlebot/2.1)";
  private static final String RECORD =
      "mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted rejected { message } } }";

  @Inject Boot boot;
  @Inject SearchEngine engine;

  @BeforeEach
  void load() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(3))).isTrue();
    String items = String.join("\n", IntStream.range(0, 40)
        .mapToObj(i -> "{\"id\":\"j" + i + "\",\"version\":1,\"title\":\"juice number " + i + "\"}").toList());
    assertThat(GraphQLClient.send(GraphQLClient.request("/catalog/items").header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofString(items))).status()).isEqualTo(200);
  }

  private static Map<String, ?> session(String id) {
    return Map.of("sessionId", id);
  }

  private static Map<String, ?> input(String query, Map<String, ?> shopper) {
    return Map.of("query", query, "shopper", shopper);
  }

  private static void record(List<Map<String, Object>> events) {
    Answer answer = GraphQLClient.query(RECORD, Map.of("events", events));
    assertThat(answer.data("/recordEvents/accepted").asInt()).as(answer.body()).isEqualTo(events.size());
  }

  private static Map<String, Object> click(Map<String, ?> shopper, String itemId, String searchId) {
    Map<String, Object> event = EventsIT.event(shopper, "CLICK", itemId);
    event.put("searchId", searchId);
    return event;
  }

  private List<JsonNode> stored(String family, Json query) {
    String alias = LogProfile.PREFIX + "-default-" + family;
    engine.send(EngineRequest.of("POST", "/" + alias + "/_refresh", Map.of()), TIMEOUT, Trees::read);
    JsonNode hits = engine.send(EngineRequest.of("POST", "/" + alias + "/_search", Map.of(),
        Json.object(Json.member("query", query), Json.member("size", 1000))), TIMEOUT, Trees::read).at("/hits/hits");
    return StreamSupport.stream(hits.spliterator(), false).map(hit -> hit.path("_source")).toList();
  }

  private static Json is(String field, String value) {
    return Json.object(Json.member("term", Json.object(Json.member(field, value))));
  }

  private void awaitLogged(String query, int count) {
    Eventually.within(SOON, "searches are logged", () -> stored("ubi_queries", is("user_query", query)).size() == count);
  }

  private static void ask(String query, int sessions, String consent, String agent) {
    for (int i = 0; i < sessions; i++) {
      Map<String, ?> shopper = Map.of("sessionId", "asks-" + i, "consent", consent);
      Answer answer = GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json")
          .header("User-Agent", agent).POST(BodyPublishers.ofString(GraphQLClient.operation(
              "query($input: SearchInput!) { search(input: $input) { totalCount } }", Map.of("input", input(query, shopper))))));
      assertThat(answer.codes()).isEmpty();
    }
  }

  private static List<String> suggested(String prefix) {
    JsonNode queries = GraphQLClient.query("query($p: String!) { suggest(prefix: $p) { queries { text } } }", Map.of("p", prefix))
        .data("/suggest/queries");
    return StreamSupport.stream(queries.spliterator(), false).map(query -> query.path("text").asText()).toList();
  }

  @Test
  void a_query_of_twenty_sessions_that_found_something_is_suggested_and_no_other() {
    ask("juice 21", 20, "MEASUREMENT", "Mozilla/5.0");
    ask("juice 22", 19, "PERSONALIZATION", "Mozilla/5.0");
    ask("juice 23", 21, "PERSONALIZATION", BOT);
    ask("juice 24", 21, "NONE", "Mozilla/5.0");
    ask("supersonic aerodynamics", 21, "PERSONALIZATION", "Mozilla/5.0");
    awaitLogged("supersonic aerodynamics", 21);
    assertThat(stored("ubi_queries", is("user_query", "juice 24"))).isEmpty();
    assertThat(stored("ubi_queries", is("user_query", "juice 23"))).hasSize(21);
    assertThat(stored("ubi_queries", is("user_query", "supersonic aerodynamics")))
        .allSatisfy(page -> assertThat(page.at("/query_attributes/total").asInt()).isZero());
    assertThat(stored("ubi_queries", is("user_query", "juice 21"))).hasSize(20)
        .allSatisfy(page -> assertThat(page.at("/query_attributes/total").asInt()).isPositive());
    Eventually.within(SOON, "what many searched for is suggested", () -> suggested("juice 2").contains("juice 21"));
    assertThat(suggested("juice 2")).doesNotContain("juice 22", "juice 23", "juice 24");
    assertThat(suggested("supersonic")).doesNotContain("supersonic aerodynamics");
  }

  @Test
  void taste_counts_little_where_all_click_the_same_and_as_before_where_they_differ() {
    Map<String, ?> fan = Map.of("userId", "fan");
    record(List.of(EventsIT.event(fan, "PURCHASE", "j30"), EventsIT.event(fan, "PURCHASE", "j31")));
    Eventually.within(SOON, "the purchases count", () -> search(input("juice", fan)).applied());
    double same = search(input("juice number", fan)).weights("personal").getFirst();
    double different = search(input("juice", fan)).weights("personal").getFirst();
    List<Map<String, Object>> clicks = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      Map<String, ?> shopper = session("clicks-" + i);
      clicks.add(click(shopper, "j7", search(input("juice number", shopper)).json().path("searchId").asText()));
      clicks.add(click(shopper, "j" + i, search(input("juice", shopper)).json().path("searchId").asText()));
    }
    record(clicks);
    Eventually.within(SOON, "searches are logged", () -> stored("ubi_queries", is("user_query", "juice")).size() >= 33);
    stored("ubi_events", is("action_name", "click"));
    Eventually.within(SOON, "taste counts less", () -> search(input("juice number", fan)).weights("personal").getFirst() < same / 10);
    Page agreed = search(input("Juice  Number", fan));
    // 31 who agree and one who might not: 0.2 bits of the 4 that give the whole weight.
    assertThat(agreed.weights("personal").getFirst() / same).isBetween(0.045, 0.055);
    assertThat(search(input("juice", fan)).weights("personal").getFirst()).isEqualTo(different);
  }

  @Test
  void what_is_recommended_is_logged_and_joined_by_its_id() {
    Map<String, ?> shopper = session("recommended-to");
    JsonNode answer = GraphQLClient.query("query($s: ShopperInput!) { recommendedItems(shopper: $s, first: 5) "
        + "{ recommendationId edges { node { id } } } }", Map.of("s", shopper)).data("/recommendedItems");
    String id = answer.path("recommendationId").asText();
    Eventually.within(SOON, "it is logged", () -> stored("ubi_queries", is("query_id", id)).size() == 1);
    JsonNode logged = stored("ubi_queries", is("query_id", id)).getFirst();
    assertThat(logged.at("/query_attributes/kind").asText()).isEqualTo("recommended");
    assertThat(logged.path("client_id").asText()).isEqualTo("recommended-to");
    assertThat(logged.path("user_query").asText()).isEmpty();
    assertThat(logged.path("query_response_object_ids")).hasSize(5).extracting(JsonNode::asText)
        .containsExactlyElementsOf(answer.findValuesAsText("id"));
    assertThat(logged.at("/query_attributes/shown")).extracting(item -> item.path("position").asInt()).containsExactly(1, 2, 3, 4, 5);
    Map<String, Object> impression = EventsIT.event(shopper, "IMPRESSION", "j1");
    impression.put("searchId", id);
    record(List.of(impression, click(shopper, answer.findValuesAsText("id").getFirst(), id)));
    assertThat(stored("ubi_events", is("query_id", id))).extracting(event -> event.path("action_name").asText())
        .containsExactlyInAnyOrder("impression", "click");
  }

  @Test
  void what_is_shown_beside_an_item_is_logged_and_a_purchase_comes_from_it() {
    Map<String, ?> shopper = session("looks-around");
    JsonNode similar = GraphQLClient.query("query($s: ShopperInput!) { similarItems(itemId: \"j3\", first: 4, shopper: $s) "
        + "{ node { id } } }", Map.of("s", shopper)).data("/similarItems");
    Eventually.within(SOON, "it is logged", () -> stored("ubi_queries", is("client_id", "looks-around")).size() == 1);
    JsonNode logged = stored("ubi_queries", is("client_id", "looks-around")).getFirst();
    assertThat(logged.at("/query_attributes/kind").asText()).isEqualTo("similar");
    assertThat(logged.at("/query_attributes/like_object_id").asText()).isEqualTo("j3");
    assertThat(logged.path("query_response_object_ids")).extracting(JsonNode::asText)
        .containsExactlyElementsOf(similar.findValuesAsText("id"));
    record(List.of(EventsIT.event(Map.of("sessionId", "looks-around", "userId", "buyer"), "VIEW", "j39")));
    stored("ubi_events", is("client_id", "looks-around"));
    record(List.of(EventsIT.event(Map.of("userId", "buyer"), "PURCHASE", similar.findValuesAsText("id").get(1))));
    JsonNode purchase = stored("ubi_events", is("action_name", "purchase")).stream()
        .filter(event -> event.path("client_id").asText().equals("buyer")).findFirst().orElseThrow();
    assertThat(purchase.path("query_id").asText()).isEqualTo(logged.path("query_id").asText());
    assertThat(purchase.at("/event_attributes/query_inferred_from").asText()).isEqualTo("shown");
  }

  @Test
  void recommendations_to_who_does_not_consent_are_not_logged_and_bots_are_marked() {
    String recommend = "query($s: ShopperInput!) { recommendedItems(shopper: $s) { recommendationId } }";
    GraphQLClient.query(recommend, Map.of("s", Map.of("sessionId", "refuses", "consent", "NONE")));
    GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json").header("User-Agent", BOT)
        .POST(BodyPublishers.ofString(GraphQLClient.operation(recommend, Map.of("s", session("crawls"))))));
    Eventually.within(SOON, "the bot's is logged", () -> stored("ubi_queries", is("client_id", "crawls")).size() == 1);
    assertThat(stored("ubi_queries", is("client_id", "crawls")).getFirst().at("/query_attributes/bot").asBoolean()).isTrue();
    assertThat(stored("ubi_queries", is("client_id", "refuses"))).isEmpty();
  }
}
