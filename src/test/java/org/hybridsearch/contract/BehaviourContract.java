package org.hybridsearch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hybridsearch.contract.Asking.Told;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored of events, read from the engine, and what is forgotten. */
interface BehaviourContract {

  String RECORD = "mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted duplicates rejected { eventId code message } } }";

  Asking asking();

  SearchEngine engine();

  private static String fresh(String what) {
    return what + "-" + UUID.randomUUID();
  }

  private static Map<String, Object> event(String eventId, String type, Map<String, ?> shopper) {
    return new HashMap<>(Map.of("eventId", eventId, "type", type, "itemId", "j1", "sentAt", Instant.now().toString(), "shopper", shopper));
  }

  private Told record(List<? extends Map<String, ?>> events) {
    return asking().ask(RECORD, Map.of("events", events));
  }

  private JsonNode stored(String eventId) {
    Duration timeout = Duration.ofSeconds(20);
    String index = "/" + ContractProfile.PREFIX + "-default-ubi_events";
    engine().send(EngineRequest.of("POST", index + "/_refresh", Map.of()), timeout, Trees::read);
    return engine().send(EngineRequest.of("POST", index + "/_search", Map.of(), object(member("query", object(member("term",
        object(member("event_attributes.event_id", eventId))))))), timeout, Trees::read).at("/hits/hits/0/_source");
  }

  @Test
  default void every_field_of_an_event_is_stored() {
    String searchId = asking().search(Map.of("query", "juice"), "searchId").text("/search/searchId");
    String id = fresh("event");
    Instant sentAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Map<String, Object> event = event(id, "CLICK", Map.of("userId", fresh("fan"), "sessionId", "of-" + id, "consent", "PERSONALIZATION"));
    event.putAll(Map.of("sentAt", sentAt.toString(), "searchId", searchId, "position", 3, "value", 2.5, "impression", List.of("j1", "j2"), "market", "default"));
    Told told = record(List.of(event));
    assertThat(told.read("/recordEvents/accepted").asInt()).isEqualTo(1);
    assertThat(told.read("/recordEvents/duplicates").asInt()).isZero();
    assertThat(told.list("/recordEvents/rejected")).isEmpty();
    JsonNode stored = stored(id);
    assertThat(stored.path("action_name").asText()).isEqualTo("click");
    assertThat(Instant.parse(stored.path("timestamp").asText())).isEqualTo(sentAt);
    assertThat(stored.path("query_id").asText()).isEqualTo(searchId);
    assertThat(stored.path("client_id").asText()).isEqualTo("of-" + id);
    JsonNode attributes = stored.path("event_attributes");
    assertThat(attributes.at("/object/object_id").asText()).isEqualTo("j1");
    assertThat(attributes.at("/position/ordinal").asInt()).isEqualTo(3);
    assertThat(attributes.path("value").asDouble()).isEqualTo(2.5);
    assertThat(attributes.path("impression")).hasToString("[\"j1\",\"j2\"]");
    assertThat(attributes.path("user_id").asText()).startsWith("fan-");
    assertThat(attributes.path("session_id").asText()).isEqualTo("of-" + id);
    assertThat(attributes.path("consent").asText()).isEqualTo("personalization");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IMPRESSION", "CLICK", "VIEW", "ADD_TO_CART", "PURCHASE", "RATING"})
  default void every_type_of_event_is_stored(String type) {
    String id = fresh("event");
    Map<String, Object> event = event(id, type, Map.of("sessionId", fresh("fan")));
    event.put("value", 4);
    assertThat(record(List.of(event)).read("/recordEvents/accepted").asInt()).isEqualTo(1);
    assertThat(stored(id).path("action_name").asText()).isEqualTo(type.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  default void what_is_sent_again_is_a_duplicate_and_what_is_bad_is_refused_by_itself() {
    Map<String, Object> good = event(fresh("good"), "CLICK", Map.of("sessionId", fresh("fan")));
    Map<String, Object> bad = event(fresh("bad"), "CLICK", Map.of("sessionId", fresh("fan")));
    bad.put("position", 0);
    Told told = record(List.of(good, bad, good));
    assertThat(told.read("/recordEvents/accepted").asInt()).isEqualTo(1);
    assertThat(told.read("/recordEvents/duplicates").asInt()).isEqualTo(1);
    assertThat(told.text("/recordEvents/rejected/0/eventId")).isEqualTo(bad.get("eventId"));
    assertThat(told.text("/recordEvents/rejected/0/code")).isEqualTo("BAD_USER_INPUT");
    assertThat(told.text("/recordEvents/rejected/0/message")).isEqualTo("position must be 1 or more.");
    assertThat(stored((String) bad.get("eventId")).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"userId", "sessionId"})
  default void a_shopper_is_forgotten_by_either_id(String by) {
    String shopper = fresh("leaving");
    String id = fresh("event");
    record(List.of(event(id, "PURCHASE", Map.of(by, shopper)), event(fresh("event"), "VIEW", Map.of(by, shopper))));
    assertThat(stored(id).isMissingNode()).isFalse();
    Told told = asking().ask("mutation { forgetShopper(" + by + ": \"" + shopper + "\") { deletedEvents pending } }");
    assertThat(told.read("/forgetShopper/deletedEvents").asInt()).isEqualTo(2);
    assertThat(told.read("/forgetShopper/pending")).as("the ranker of this profile").hasToString("[\"personalize\"]");
    assertThat(stored(id).isMissingNode()).isTrue();
  }

  @Test
  default void nothing_is_delivered_again_where_nothing_was_refused() {
    Told told = asking().ask("mutation { replayEvents(market: \"default\") { queued } }");
    assertThat(told.read("/replayEvents/queued").asInt()).isZero();
  }
}
