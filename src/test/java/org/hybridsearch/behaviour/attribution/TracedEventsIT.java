package org.hybridsearch.behaviour.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.behaviour.OwnBehaviour.NOON;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.BehaviourFixture;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.event.Events;
import org.hybridsearch.behaviour.event.Recorded;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.behaviour.shown.ShownPage;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TracedEventsIT {

  private static final Visitor ANONYMOUS = visitor("", "s1");
  private static final Visitor ANNA = visitor("anna", "s1");

  private final OwnBehaviour own = new OwnBehaviour();
  private int events;

  @AfterEach
  void close() {
    own.close();
  }

  private ShopEvent event(EventType type, Visitor visitor, String itemId, String searchId, Instant at) {
    return new ShopEvent("e" + events++, type, Optional.of(itemId), at, visitor, Optional.of(searchId).filter(id -> !id.isEmpty()),
        OptionalInt.empty(), OptionalDouble.empty(), List.of());
  }

  private ShopEvent click(Visitor visitor, String itemId, String searchId, int minutesBefore) {
    return event(EventType.CLICK, visitor, itemId, searchId, before(minutesBefore));
  }

  private static Instant before(int minutes) {
    return NOON.minus(Duration.ofMinutes(minutes));
  }

  private void happened(ShopEvent... what) {
    own.store().record(List.of(what));
    own.admin.refresh(own.names.ubiEvents());
  }

  private void shown(Visitor visitor, String searchId, int minutesBefore, ShownPage.Kind kind, String... itemIds) {
    try (SearchLog log = new SearchLog(new BulkSender(own.engine, OwnBehaviour.TIMEOUT), own.names.ubiQueries(), own.keys,
        page -> false, BehaviourFixture.config(Map.of()).searches(), new SimpleMeterRegistry())) {
      log.log(new ShownPage(searchId, "juice", before(minutesBefore), visitor, new ShownPage.Profile("default", 1), 40, 0,
          IntStream.range(0, itemIds.length).mapToObj(i -> new ShownPage.Item(itemIds[i], i + 1, 1)).toList(), List::of, kind, ""));
    }
    own.admin.refresh(own.names.ubiQueries());
  }

  private TracedEvents traced(SearchEngine through, Duration window) {
    return new TracedEvents(own.store(), new Trail(through, own.names.ubiEvents(), own.names.ubiQueries()), window, OwnBehaviour.TIMEOUT);
  }

  private String bought(Visitor visitor, String itemId) {
    return bought(traced(own.engine, Duration.ofDays(1)), visitor, itemId);
  }

  /** The search that a purchase is stored with, and what told it. */
  private String bought(Events through, Visitor visitor, String itemId) {
    ShopEvent purchase = event(EventType.PURCHASE, visitor, itemId, "", NOON);
    assertThat(through.record(List.of(purchase))).isEqualTo(new Recorded(1, 0, List.of()));
    return stored(purchase.eventId());
  }

  private String stored(String eventId) {
    JsonNode stored = own.documents(own.names.ubiEvents()).stream()
        .filter(each -> each.at("/event_attributes/event_id").asText().equals(eventId)).findFirst().orElseThrow();
    return stored.path("query_id").asText() + " " + stored.at("/event_attributes/query_inferred_from").asText();
  }

  @ParameterizedTest
  @EnumSource(value = EventType.class, names = {"CLICK", "VIEW", "ADD_TO_CART"})
  void a_purchase_came_from_the_search_through_which_the_item_was_met(EventType type) {
    happened(event(type, ANONYMOUS, "i1", "q1", before(10)), event(type, ANONYMOUS, "i2", "q2", before(5)));
    assertThat(bought(ANONYMOUS, "i1")).isEqualTo("q1 " + type.name().toLowerCase());
    assertThat(bought(ANONYMOUS, "i3")).isEqualTo(" ");
  }

  @Test
  void the_latest_counts_and_nothing_that_came_later_or_too_long_before() {
    happened(click(ANONYMOUS, "i1", "q1", 30), click(ANONYMOUS, "i1", "q2", 20), click(ANONYMOUS, "i1", "q3", -1),
        click(ANONYMOUS, "i2", "q4", 24 * 60 + 1), click(ANONYMOUS, "i3", "q5", 24 * 60));
    assertThat(bought(ANONYMOUS, "i1")).isEqualTo("q2 click");
    assertThat(bought(ANONYMOUS, "i2")).isEqualTo(" ");
    assertThat(bought(ANONYMOUS, "i3")).isEqualTo("q5 click");
  }

  @Test
  void of_two_at_the_same_moment_it_is_always_the_same_one() {
    happened(click(ANONYMOUS, "i1", "q2", 10), click(ANONYMOUS, "i1", "q9", 10), click(ANONYMOUS, "i1", "q1", 10));
    assertThat(bought(ANONYMOUS, "i1")).isEqualTo("q9 click");
  }

  @Test
  void what_was_shown_counts_where_nothing_was_done() {
    shown(ANONYMOUS, "q1", 50, ShownPage.Kind.SEARCH, "i1", "i2", "i3");
    shown(ANONYMOUS, "q2", 40, ShownPage.Kind.SEARCH, "i4", "i2");
    shown(ANONYMOUS, "r1", 30, ShownPage.Kind.SIMILAR, "i3");
    happened(click(ANONYMOUS, "i1", "q0", 60));
    assertThat(bought(ANONYMOUS, "i1")).as("clicked before it was shown again").isEqualTo("q0 click");
    assertThat(bought(ANONYMOUS, "i2")).isEqualTo("q2 shown");
    assertThat(bought(ANONYMOUS, "i3")).isEqualTo("r1 shown");
    assertThat(bought(ANONYMOUS, "i5")).isEqualTo(" ");
  }

  @Test
  void what_was_done_before_logging_in_was_the_users() {
    happened(click(ANONYMOUS, "i1", "q1", 30), event(EventType.VIEW, ANNA, "other", "", before(20)));
    shown(ANONYMOUS, "q2", 40, ShownPage.Kind.SEARCH, "i2");
    assertThat(bought(visitor("anna", ""), "i1")).isEqualTo("q1 click");
    assertThat(bought(visitor("anna", "another device"), "i2")).isEqualTo("q2 shown");
    assertThat(bought(visitor("berta", ""), "i1")).isEqualTo(" ");
  }

  @Test
  void what_somebody_else_did_in_the_same_session_is_theirs() {
    happened(click(visitor("berta", "s1"), "i1", "q1", 30), click(ANNA, "i2", "q2", 30), click(ANONYMOUS, "i3", "q3", 30));
    assertThat(bought(ANNA, "i1")).isEqualTo(" ");
    assertThat(bought(ANNA, "i2")).isEqualTo("q2 click");
    assertThat(bought(ANNA, "i3")).isEqualTo("q3 click");
  }

  @Test
  void a_search_that_is_named_stays() {
    happened(click(ANONYMOUS, "i1", "q1", 30));
    ShopEvent named = event(EventType.PURCHASE, ANONYMOUS, "i1", "q7", NOON);
    ShopEvent cart = event(EventType.ADD_TO_CART, ANONYMOUS, "i1", "", NOON);
    traced(own.engine, Duration.ofDays(1)).record(List.of(named, cart));
    assertThat(stored(named.eventId())).isEqualTo("q7 ");
    assertThat(stored(cart.eventId())).as("only purchases are traced").isEqualTo(" ");
  }

  @Test
  void events_sent_together_know_of_each_other() {
    ShopEvent click = click(ANONYMOUS, "i1", "q1", 5);
    ShopEvent login = event(EventType.VIEW, ANNA, "other", "", before(4));
    ShopEvent[] purchases = {event(EventType.PURCHASE, ANONYMOUS, "i1", "", NOON),
        event(EventType.PURCHASE, visitor("anna", ""), "i1", "", NOON), event(EventType.PURCHASE, visitor("", "s2"), "i1", "", NOON)};
    traced(own.engine, Duration.ofDays(1)).record(List.of(click, login, purchases[0], purchases[1], purchases[2]));
    assertThat(Arrays.stream(purchases).map(purchase -> stored(purchase.eventId()))).containsExactly("q1 click", "q1 click", " ");
  }

  @Test
  void a_window_of_nothing_traces_nothing() {
    happened(click(ANONYMOUS, "i1", "q1", 5));
    assertThat(bought(traced(own.engine, Duration.ZERO), ANONYMOUS, "i1")).isEqualTo(" ");
  }

  @Test
  void a_purchase_is_stored_though_nobody_can_tell_where_it_came_from() throws IOException {
    happened(click(ANONYMOUS, "i1", "q1", 5));
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      proxy.spoil(request -> true, new Fault.Answer(503, "{}"));
      assertThat(bought(traced(engine, Duration.ofDays(1)), ANONYMOUS, "i1")).isEqualTo(" ");
    }
  }
}
