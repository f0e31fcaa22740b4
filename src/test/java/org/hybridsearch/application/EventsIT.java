package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.Storefront.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.application.Storefront.Page;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.hybridsearch.wiring.market.PerMarket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What shoppers do and see, from the request to the next search. */
@QuarkusTest
@TestProfile(EventsProfile.class)
class EventsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String RECORD = """
      mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted duplicates rejected { eventId code message } } }""";

  @Inject Boot boot;
  @Inject SearchEngine engine;
  @Inject RecordingRanker ranker;
  @Inject ProxiedEngine proxied;
  @Inject PerMarket<LocalModel> models;
  private LocalModel model;

  @BeforeEach
  void load() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(3))).isTrue();
    model = models.of(Market.DEFAULT);
    String items = String.join("\n", IntStream.range(0, 40)
        .mapToObj(i -> "{\"id\":\"j" + i + "\",\"version\":1,\"title\":\"juice number " + i + "\"}").toList());
    Answer answer = GraphQLClient.send(GraphQLClient.request("/catalog/items").header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofString(items)));
    assertThat(answer.status()).isEqualTo(200);
  }

  static Map<String, Object> event(Map<String, ?> shopper, String type, String itemId) {
    return new HashMap<>(Map.of("eventId", UUID.randomUUID().toString(), "type", type, "itemId", itemId,
        "sentAt", Instant.now().toString(), "shopper", shopper));
  }

  private static JsonNode record(List<? extends Map<String, ?>> events) {
    Answer answer = GraphQLClient.query(RECORD, Map.of("events", events));
    assertThat(answer.codes()).isEmpty();
    return answer.data("/recordEvents");
  }

  private static JsonNode record(Map<String, ?> event) {
    return record(List.of(event));
  }

  private static Map<String, ?> juice(Map<String, ?> shopper) {
    return Map.of("query", "juice", "shopper", shopper);
  }

  private static void likes(Map<String, ?> shopper, String... itemIds) {
    List<Map<String, Object>> events = new ArrayList<>();
    for (String id : itemIds) {
      events.add(event(shopper, "PURCHASE", id));
    }
    assertThat(record(events).path("accepted").asInt()).isEqualTo(itemIds.length);
  }

  /** All documents of this service, of every index it has; those of pinned windows too, which no search of the engine shows. */
  private String everything() {
    engine.send(EngineRequest.of("POST", "/" + EventsProfile.PREFIX + "-*/_refresh", Map.of()), TIMEOUT, Trees::read);
    return engine.send(EngineRequest.of("POST", "/" + EventsProfile.PREFIX + "-*/_search", Map.of(),
        Json.object(Json.member("size", 10_000))), TIMEOUT, Trees::read).toString();
  }

  private List<JsonNode> logged(String searchId) {
    Json query = Json.object(Json.member("term", Json.object(Json.member("query_id", searchId))));
    String alias = EventsProfile.PREFIX + "-default-ubi_queries";
    engine.send(EngineRequest.of("POST", "/" + alias + "/_refresh", Map.of()), TIMEOUT, Trees::read);
    JsonNode hits = engine.send(EngineRequest.of("POST", "/" + alias + "/_search", Map.of(),
        Json.object(Json.member("query", query), Json.member("size", 10))), TIMEOUT, Trees::read).at("/hits/hits");
    return StreamSupport.stream(hits.spliterator(), false).map(hit -> hit.path("_source")).toList();
  }

  private JsonNode awaitLogged(Page page) {
    String searchId = page.json().path("searchId").asText();
    Eventually.within(SOON, "the search is logged", () -> !logged(searchId).isEmpty());
    return logged(searchId).getFirst();
  }

  @Test
  void the_next_search_knows_of_a_click() {
    Map<String, ?> shopper = Map.of("sessionId", "clicker");
    assertThat(search(juice(shopper)).reason()).isEqualTo("UNKNOWN_SHOPPER");
    likes(shopper, "j30", "j31");
    Eventually.within(SOON, "the click counts", () -> search(juice(shopper)).applied());
    List<String> personal = search(juice(shopper), 40, "").ids();
    List<String> neutral = search(Map.of("query", "juice", "personalization", "NONE"), 40, "").ids();
    assertThat(personal.indexOf("j30")).isLessThan(neutral.indexOf("j30"));
  }

  @Test
  void a_session_that_logs_in_keeps_its_taste() {
    likes(Map.of("sessionId", "visitor"), "j33");
    record(event(Map.of("sessionId", "visitor", "userId", "visiting-user"), "VIEW", "j34"));
    Eventually.within(SOON, "the session is the user's", () -> model.owner(Shopper.ofSession("visitor")).equals("visiting-user"));
    assertThat(model.shoppers()).contains("visiting-user");
    Page asUser = search(juice(Map.of("userId", "visiting-user")), 40, "");
    assertThat(asUser.applied()).isTrue();
    assertThat(asUser.ids()).isEqualTo(search(juice(Map.of("sessionId", "visitor")), 40, "").ids());
  }

  @Test
  void an_event_sent_again_is_a_duplicate() {
    Map<String, Object> event = event(Map.of("sessionId", "twice"), "CLICK", "j1");
    assertThat(record(List.of(event, event)).toString()).isEqualTo("{\"accepted\":1,\"duplicates\":1,\"rejected\":[]}");
    assertThat(record(event).path("duplicates").asInt()).isEqualTo(1);
  }

  @Test
  void events_are_refused_one_by_one() {
    Map<String, ?> shopper = Map.of("sessionId", "careless");
    Map<String, Object> good = event(shopper, "CLICK", "j1");
    Map<String, Object> future = event(shopper, "CLICK", "j1");
    future.put("sentAt", Instant.now().plus(Duration.ofHours(1)).toString());
    Map<String, Object> unrated = event(shopper, "RATING", "j1");
    Map<String, Object> itemless = event(shopper, "PURCHASE", "j1");
    itemless.remove("itemId");
    JsonNode answer = record(List.of(future, good, unrated, itemless));
    assertThat(answer.path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.path("rejected")).extracting(r -> r.path("eventId").asText() + " " + r.path("code").asText())
        .containsExactly(future.get("eventId") + " BAD_USER_INPUT", unrated.get("eventId") + " BAD_USER_INPUT",
            itemless.get("eventId") + " BAD_USER_INPUT");
  }

  @Test
  void a_page_is_logged_with_positions_and_the_ranks_it_would_have_had() {
    Map<String, ?> shopper = Map.of("userId", "logged-user", "sessionId", "logged-session");
    likes(shopper, "j35", "j36");
    Eventually.within(SOON, "the purchases count", () -> search(juice(shopper)).applied());
    Page page = search(juice(shopper), 10, "");
    List<String> neutral = search(Map.of("query", "juice", "personalization", "NONE"), 100, "").ids();
    JsonNode logged = awaitLogged(page);
    assertThat(logged.path("user_query").asText()).isEqualTo("juice");
    assertThat(logged.path("client_id").asText()).isEqualTo("logged-session");
    assertThat(logged.path("query_response_object_ids")).extracting(JsonNode::asText).containsExactlyElementsOf(page.ids());
    JsonNode attributes = logged.path("query_attributes");
    assertThat(attributes.path("user_id").asText()).isEqualTo("logged-user");
    assertThat(attributes.path("personal_weight").asDouble()).isEqualTo(page.weights("personal").getFirst());
    assertThat(attributes.path("shown")).hasSize(10).allSatisfy(shown -> {
      String id = shown.path("object_id").asText();
      assertThat(shown.path("position").asInt()).isEqualTo(page.ids().indexOf(id) + 1);
      assertThat(shown.path("unpersonalized_rank").asInt()).as(id).isEqualTo(neutral.indexOf(id) + 1);
    });
    assertThat(attributes.path("shown")).anySatisfy(shown ->
        assertThat(shown.path("unpersonalized_rank").asInt()).isNotEqualTo(shown.path("position").asInt()));
  }

  @Test
  void later_pages_are_logged_under_the_same_search() {
    Page first = search(Map.of("query", "juice"), 5, "");
    Page second = search(Map.of("query", "juice"), 5, first.endCursor());
    String searchId = first.json().path("searchId").asText();
    Eventually.within(SOON, "both pages are logged", () -> logged(searchId).size() == 2);
    assertThat(logged(searchId)).extracting(page -> page.path("query_response_id").asText())
        .containsExactlyInAnyOrder(searchId + "-1", searchId + "-6");
    assertThat(second.json().path("searchId").asText()).isEqualTo(searchId);
  }

  @Test
  void without_consent_nothing_is_kept_and_no_ranker_hears_of_it() {
    Map<String, ?> nobody = Map.of("sessionId", "nosession", "userId", "nouser", "consent", "NONE");
    search(Map.of("query", "juice nobodys words", "shopper", nobody));
    JsonNode refused = record(event(nobody, "PURCHASE", "j2"));
    assertThat(refused.at("/rejected/0/code").asText()).isEqualTo("NO_CONSENT");
    awaitLogged(search(Map.of("query", "juice later"))); // what came before it is settled
    awaitLearned();
    assertThat(everything()).contains("juice later").doesNotContain("nosession", "nouser", "nobodys words");
    assertThat(ranker.asked()).doesNotContain("nosession", "nouser");
    assertThat(model.shoppers().toString()).doesNotContain("nosession", "nouser");
  }

  @Test
  void what_is_kept_for_measurement_reaches_no_ranker() {
    Map<String, ?> measured = Map.of("sessionId", "msession", "userId", "muser", "consent", "MEASUREMENT");
    Page page = search(Map.of("query", "juice measured words", "shopper", measured));
    assertThat(page.reason()).isEqualTo("NO_SHOPPER");
    assertThat(record(event(measured, "PURCHASE", "j2")).path("accepted").asInt()).isEqualTo(1);
    assertThat(awaitLogged(page).at("/query_attributes/consent").asText()).isEqualTo("measurement");
    awaitLearned();
    assertThat(everything()).contains("msession", "muser", "measured words");
    assertThat(ranker.asked()).doesNotContain("msession", "muser");
    assertThat(model.shoppers().toString()).doesNotContain("msession", "muser");
  }

  /** What was stored before this is learned now, if it is ever. */
  private void awaitLearned() {
    String session = "later-" + UUID.randomUUID();
    likes(Map.of("sessionId", session), "j3");
    Eventually.within(SOON, "a later event is learned", () -> model.shoppers().contains(Shopper.ofSession(session)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "GPTBot", "Scrapy-spider"})
  void bots_are_kept_apart(String agent) {
    String session = "bot-" + UUID.randomUUID();
    Answer answer = GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json")
        .header("User-Agent", agent).POST(BodyPublishers.ofString(
            GraphQLClient.operation(RECORD, Map.of("events", List.of(event(Map.of("sessionId", session), "PURCHASE", "j2")))))));
    assertThat(answer.data("/recordEvents/accepted").asInt()).isEqualTo(1);
    awaitLearned();
    assertThat(everything()).contains(session);
    assertThat(model.shoppers().toString()).doesNotContain(session);
  }

  @Test
  void a_forgotten_shopper_is_gone_everywhere() {
    Map<String, ?> shopper = Map.of("userId", "leaving-user", "sessionId", "leaving-session");
    likes(shopper, "j37", "j38");
    Eventually.within(SOON, "the purchases count", () -> search(juice(shopper)).applied());
    awaitLogged(search(juice(shopper)));
    Answer answer = GraphQLClient.query("mutation { forgetShopper(userId: \"leaving-user\") { deletedEvents pending } }");
    assertThat(answer.data("/forgetShopper").toString()).isEqualTo("{\"deletedEvents\":2,\"pending\":[]}");
    assertThat(everything()).doesNotContain("leaving-");
    assertThat(model.shoppers().toString()).doesNotContain("leaving-user", "leaving-session");
    assertThat(search(juice(shopper)).applied()).isFalse();
  }

  /** Probes have no limit, and everybody may send them. */
  @Test
  void however_often_readiness_is_asked_for_the_engine_is_seldom_asked() {
    proxied.forget();
    for (int i = 0; i < 200; i++) {
      assertThat(GraphQLClient.send(GraphQLClient.request("/q/health/ready").GET()).status()).isEqualTo(200);
    }
    assertThat(proxied.sentForCallers()).isNotEmpty().hasSizeLessThan(200);
  }

  @Test
  void nobody_cannot_be_forgotten() {
    assertThat(GraphQLClient.query("mutation { forgetShopper { deletedEvents } }").codes()).containsExactly("BAD_USER_INPUT");
    assertThat(GraphQLClient.query("mutation { forgetShopper(userId: \"\") { deletedEvents } }").codes())
        .containsExactly("BAD_USER_INPUT");
  }
}
