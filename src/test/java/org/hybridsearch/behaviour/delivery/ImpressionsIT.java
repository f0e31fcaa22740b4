package org.hybridsearch.behaviour.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.behaviour.OwnBehaviour.NOON;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents;
import org.hybridsearch.behaviour.delivery.aws.TestTracker;
import org.hybridsearch.behaviour.delivery.outgoing.OutgoingEvent;
import org.hybridsearch.behaviour.delivery.outgoing.ShownItems;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Trees;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a click says of the page it was made on. */
class ImpressionsIT {

  private final OwnBehaviour own = new OwnBehaviour();
  private LoopbackEvents tracker;
  private Replica replica;

  @BeforeEach
  void open() throws IOException {
    tracker = new LoopbackEvents();
    replica = new Replica(own, own.engine, TestTracker.config(tracker.uri()));
  }

  @AfterEach
  void close() {
    replica.close();
    tracker.close();
    own.close();
  }

  /** As the log of searches stores a page; not refreshed, as a search is not when its first click comes. */
  private void shown(String searchId, int first, List<String> items) {
    own.engine.send(EngineRequest.of("PUT", "/" + own.names.ubiQueries() + "/_create/" + searchId + "-" + first,
        Map.of("require_alias", "true"), Json.object(Json.member("query_id", searchId), Json.member("query_response_object_ids",
            Json.strings(items)))), OwnBehaviour.TIMEOUT, Trees::read);
  }

  private JsonNode sent(EventType type, String itemId, String searchId, List<String> claimed) {
    own.store().record(List.of(new ShopEvent("e-" + type + itemId, type, Optional.of(itemId), NOON, visitor("", "s"),
        Optional.of(searchId), OptionalInt.empty(), OptionalDouble.empty(), claimed)));
    int before = tracker.taken().size();
    replica.turn();
    assertThat(tracker.taken()).hasSize(before + 1);
    return tracker.taken().getLast().at("/eventList/0");
  }

  private static OutgoingEvent click(String itemId, String searchId, Instant receivedAt) {
    return new OutgoingEvent("s-" + itemId, "e-" + itemId, EventType.CLICK, itemId, receivedAt, receivedAt, "", "", "s",
        OptionalDouble.empty(), searchId, List.of(), "");
  }

  private static List<String> impression(JsonNode event) {
    List<String> ids = new ArrayList<>();
    event.path("impression").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  @Test
  void a_click_carries_the_page_it_was_made_on_at_once() {
    shown("q", 1, List.of("a", "b", "c"));
    assertThat(impression(sent(EventType.CLICK, "b", "q", List.of()))).containsExactly("a", "b", "c");
    assertThat(impression(sent(EventType.PURCHASE, "b", "q", List.of()))).isEmpty();
  }

  @Test
  void what_the_storefront_claims_counts_as_far_as_it_was_shown() {
    shown("q", 1, List.of("a", "b", "c"));
    assertThat(impression(sent(EventType.CLICK, "b", "q", List.of("invented", "c", "b", "b")))).containsExactly("c", "b");
    assertThat(impression(sent(EventType.CLICK, "a", "unknown", List.of("a", "b")))).isEmpty();
  }

  @Test
  void a_later_page_is_found_at_once_and_what_was_not_shown_has_no_impression() {
    shown("q", 1, List.of("a", "b"));
    shown("q", 3, List.of("c", "d"));
    assertThat(impression(sent(EventType.CLICK, "d", "q", List.of()))).containsExactly("c", "d");
    assertThat(impression(sent(EventType.CLICK, "elsewhere", "q", List.of()))).isEmpty();
  }

  @Test
  void who_acts_before_the_page_is_logged_is_waited_for() {
    List<Duration> pauses = new ArrayList<>();
    ShownItems items = new ShownItems(own.engine, own.names.ubiQueries(), OwnBehaviour.TIMEOUT, Clock.fixed(NOON, ZoneOffset.UTC), pause -> {
      pauses.add(pause);
      shown("q", 1, List.of("a", "b"));
      shown("q", 3, List.of("c", "d"));
    });
    List<OutgoingEvent> told = items.look(List.of(click("b", "q", NOON), click("d", "q", NOON),
        click("x", "unknown", NOON.minusSeconds(3))));
    assertThat(told).extracting(OutgoingEvent::impression)
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of());
    assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    items.look(List.of(click("b", "q", NOON), click("x", "unknown", NOON.minusSeconds(3))));
    assertThat(pauses).as("nothing to wait for").hasSize(1);
  }

  @Test
  void of_a_long_page_the_neighbours_are_told_and_of_long_ids_fewer() {
    shown("q", 1, IntStream.range(0, 100).mapToObj(i -> "i" + i).toList());
    List<String> neighbours = impression(sent(EventType.CLICK, "i40", "q", List.of()));
    assertThat(neighbours).hasSize(25).contains("i40").startsWith("i28").endsWith("i52");
    assertThat(impression(sent(EventType.CLICK, "i99", "q", List.of()))).hasSize(25).endsWith("i99");
    shown("long", 1, IntStream.range(0, 100).mapToObj(i -> "\u6f22".repeat(250) + i).toList());
    assertThat(impression(sent(EventType.CLICK, "\u6f22".repeat(250) + "50", "long", List.of()))).hasSizeBetween(5, 10)
        .contains("\u6f22".repeat(250) + "50");
  }

  @Test
  void the_ranking_it_came_from_is_named() {
    answered("q", "");
    assertThat(sent(EventType.PURCHASE, "b", "q", List.of()).path("recommendationId").asText()).isEqualTo("RID-1");
  }

  @Test
  void the_ranking_is_not_named_with_what_only_filled_its_page() {
    answered("q", ",\"recommended\":1");
    assertThat(sent(EventType.PURCHASE, "a", "q", List.of()).path("recommendationId").asText()).isEqualTo("RID-1");
    JsonNode click = sent(EventType.CLICK, "b", "q", List.of());
    assertThat(click.has("recommendationId")).isFalse();
    assertThat(impression(click)).containsExactly("a", "b");
  }

  private void answered(String searchId, String more) {
    own.engine.send(EngineRequest.of("PUT", "/" + own.names.ubiQueries() + "/_create/" + searchId + "-1", Map.of(), Json.raw("""
        {"query_id":"%s","query_response_object_ids":["a","b"],"query_attributes":{"recommendation_id":"RID-1"%s}}"""
        .formatted(searchId, more))), OwnBehaviour.TIMEOUT, Trees::read);
  }
}
