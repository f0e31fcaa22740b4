package org.hybridsearch.behaviour.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hybridsearch.behaviour.OwnBehaviour.NOON;
import static org.hybridsearch.behaviour.OwnBehaviour.click;
import static org.hybridsearch.behaviour.OwnBehaviour.readAll;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.Joining;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.visitor.Bots;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStoreIT {

  private static final Visitor ANNA = visitor("anna", "s1");
  private static final Bots NO_BOTS = new Bots("bot\\b", 1000, Ticker.systemTicker());

  private final OwnBehaviour own = new OwnBehaviour();

  @AfterEach
  void close() {
    own.close();
  }

  @Test
  void an_event_is_stored_in_the_form_of_ubi() {
    own.store().record(List.of(new ShopEvent("e1", EventType.PURCHASE, Optional.of("i1"), NOON, ANNA, Optional.of("q1"),
        OptionalInt.of(3), OptionalDouble.of(9.5), List.of("i1", "i2"))));
    JsonNode stored = own.documents(own.names.ubiEvents()).getFirst();
    assertThat(stored.path("action_name").asText()).isEqualTo("purchase");
    assertThat(stored.path("query_id").asText()).isEqualTo("q1");
    assertThat(stored.path("client_id").asText()).isEqualTo("s1");
    assertThat(stored.path("timestamp").asText()).isEqualTo("2026-03-01T12:00:00Z");
    JsonNode attributes = stored.path("event_attributes");
    assertThat(attributes.at("/object/object_id").asText()).isEqualTo("i1");
    assertThat(attributes.at("/position/ordinal").asInt()).isEqualTo(3);
    assertThat(attributes.path("user_id").asText()).isEqualTo("anna");
    assertThat(attributes.path("value").asDouble()).isEqualTo(9.5);
    assertThat(attributes.path("impression")).extracting(JsonNode::asText).containsExactly("i1", "i2");
    assertThat(attributes.path("consent").asText()).isEqualTo("personalization");
  }

  @Test
  void an_event_sent_again_counts_once_whatever_else_it_says() {
    assertThat(own.store().record(List.of(click("e1", ANNA, "i1"), click("e1", ANNA, "i1"), click("e2", ANNA, "i1"))))
        .isEqualTo(new Recorded(2, 1, List.of()));
    assertThat(own.store().record(List.of(click("e2", ANNA, "i9")))).isEqualTo(new Recorded(0, 1, List.of()));
    assertThat(readAll(own.log())).extracting(entry -> entry.interaction().orElseThrow().itemId())
        .containsExactlyInAnyOrder("i1", "i1");
  }

  @Test
  void who_learns_gets_the_item_and_the_session_that_is_the_users() {
    own.store().record(List.of(click("e1", ANNA, "i1"), click("e2", visitor("", "s2"), "i2")));
    List<EventLog.Entry> learned = readAll(own.log());
    assertThat(learned).flatExtracting(entry -> entry.interaction().stream().toList()).containsExactlyInAnyOrder(
        new Interaction("anna", "i1", EventType.CLICK, NOON, OptionalDouble.empty()),
        new Interaction(Shopper.ofSession("s2"), "i2", EventType.CLICK, NOON, OptionalDouble.empty()));
    assertThat(learned).flatExtracting(entry -> entry.joining().stream().toList()).containsExactly(
        new Joining(Shopper.ofSession("s1"), "anna"));
  }

  @Test
  void an_impression_of_several_items_tells_whose_the_session_is() {
    own.store().record(List.of(new ShopEvent("e1", EventType.IMPRESSION, Optional.empty(), NOON, ANNA, Optional.of("q1"),
        OptionalInt.empty(), OptionalDouble.empty(), List.of("i1", "i2"))));
    assertThat(readAll(own.log())).singleElement().satisfies(entry -> {
      assertThat(entry.interaction()).isEmpty();
      assertThat(entry.joining()).contains(new Joining(Shopper.ofSession("s1"), "anna"));
    });
  }

  @Test
  void measured_events_and_those_of_bots_are_stored_and_never_learned() {
    Visitor measured = new Visitor("", "m", Visitor.Use.MEASUREMENT, false);
    Visitor bot = new Visitor("", "b", Visitor.Use.PERSONALIZATION, true);
    own.store().record(List.of(click("e1", measured, "i1"), click("e2", bot, "i1")));
    assertThat(own.documents(own.names.ubiEvents())).hasSize(2);
    assertThat(readAll(own.log())).isEmpty();
  }

  @Test
  void what_comes_faster_than_anybody_acts_is_a_bots() {
    EventStore store = own.store(own.engine, new Bots("bot\\b", 10, Ticker.systemTicker()));
    store.record(IntStream.range(0, 15).mapToObj(i -> click("e" + i, ANNA, "i")).toList());
    store.record(List.of(click("e99", ANNA, "i", NOON.plusSeconds(60))));
    assertThat(own.documents(own.names.ubiEvents())).hasSize(16);
    assertThat(readAll(own.log())).hasSize(11);
  }

  /** A storefront tries again every second while the engine is away, and again when the answer was lost. */
  @Test
  void who_tries_again_is_no_bot() throws IOException {
    List<ShopEvent> events = List.of(click("e1", ANNA, "i1"), click("e2", ANNA, "i2"), click("e3", ANNA, "i3"));
    Bots bots = new Bots("bot\\b", 5, Ticker.systemTicker());
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      proxy.disconnect();
      EventStore cut = own.store(engine, bots);
      for (int i = 0; i < 10; i++) {
        assertThatExceptionOfType(SearchException.Unavailable.class).isThrownBy(() -> cut.record(events));
      }
    }
    EventStore store = own.store(own.engine, bots);
    for (int i = 0; i < 10; i++) {
      store.record(events);
    }
    store.record(List.of(click("e4", ANNA, "i4")));
    assertThat(own.documents(own.names.ubiEvents())).hasSize(4)
        .noneMatch(event -> event.at("/event_attributes/bot").asBoolean());
  }

  /** The engine may merge segments in an order of its own; the first of two users of a session must be the same everywhere. */
  @Test
  void a_log_is_read_in_the_order_of_writing() throws IOException {
    own.store().record(List.of(click("e1", ANNA, "i1"), click("e2", visitor("berta", "s1"), "i2")));
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      assertThat(readAll(new EventLog(engine, own.names.ubiEvents(), 100, OwnBehaviour.TIMEOUT)))
          .extracting(EventLog.Entry::userId).containsExactly("anna", "berta");
      assertThat(proxy.forwarded()).anyMatch(request -> request.body().contains("\"sort\":[{\"_seq_no\":\"asc\"}]"));
    }
  }

  @Test
  void a_follower_gets_each_event_once() {
    EventLog log = own.log();
    own.store().record(List.of(click("e1", ANNA, "i1")));
    assertThat(readAll(log)).hasSize(1);
    List<EventLog.Entry> news = new ArrayList<>();
    log.poll(news::addAll);
    assertThat(news).isEmpty();
    own.store().record(List.of(click("e1", ANNA, "i1"), click("e2", ANNA, "i2")));
    log.poll(news::addAll);
    assertThat(news).extracting(entry -> entry.interaction().orElseThrow().itemId()).containsExactly("i2");
  }

  @Test
  void an_engine_that_is_gone_acknowledges_nothing() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      proxy.disconnect();
      assertThatExceptionOfType(SearchException.Unavailable.class)
          .isThrownBy(() -> own.store(engine, NO_BOTS).record(List.of(click("e1", ANNA, "i1"))));
    }
    assertThat(own.documents(own.names.ubiEvents())).isEmpty();
  }

  @Test
  void a_hanging_engine_is_given_up_in_time() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      proxy.spoil(request -> request.path().contains("_bulk"), new Fault.Hang());
      EventStore store = new EventStore(new BulkSender(engine, Duration.ofMillis(200)), own.names.ubiEvents(), own.keys,
          NO_BOTS, event -> false, Clock.systemUTC());
      assertThatExceptionOfType(SearchException.Unavailable.class)
          .isThrownBy(() -> store.record(List.of(click("e1", ANNA, "i1"))));
    }
  }

  /** As when this process is killed after the engine has stored the events and before anybody was told. */
  @Test
  void events_whose_answer_was_lost_are_there_once_when_they_are_sent_again() throws IOException {
    EventLog replica = own.log();
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      proxy.spoil(request -> request.path().contains("_bulk"), new Fault.Truncate(10));
      assertThatExceptionOfType(SearchException.Unavailable.class)
          .isThrownBy(() -> own.store(engine, NO_BOTS).record(List.of(click("e1", ANNA, "i1"), click("e2", ANNA, "i2"))));
    }
    assertThat(own.store().record(List.of(click("e1", ANNA, "i1"), click("e2", ANNA, "i2"), click("e3", ANNA, "i3"))))
        .isEqualTo(new Recorded(1, 2, List.of()));
    List<EventLog.Entry> learned = readAll(replica);
    assertThat(learned).extracting(entry -> entry.interaction().orElseThrow().itemId()).containsExactlyInAnyOrder("i1", "i2", "i3");
  }

  @Test
  void a_bulk_that_was_taken_in_part_is_told_event_by_event() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      proxy.spoil(request -> request.path().contains("_bulk"), new Fault.Answer(200, """
          {"errors":true,"items":[{"create":{"status":201,"result":"created"}},
          {"create":{"status":429,"error":{"type":"rejected_execution_exception"}}},
          {"create":{"status":409,"error":{"type":"version_conflict_engine_exception"}}},
          {"create":{"status":503,"error":{"type":"unavailable_shards_exception"}}},
          {"create":{"status":400,"error":{"type":"mapper_parsing_exception"}}}]}"""));
      Recorded recorded = own.store(engine, NO_BOTS)
          .record(IntStream.range(0, 5).mapToObj(i -> click("e" + i, ANNA, "i")).toList());
      assertThat(recorded.accepted()).isEqualTo(1);
      assertThat(recorded.duplicates()).isEqualTo(1);
      assertThat(recorded.rejected()).extracting(r -> r.eventId() + " " + r.code())
          .containsExactly("e1 UNAVAILABLE", "e3 UNAVAILABLE", "e4 BAD_USER_INPUT");
    }
  }

  @Test
  void without_its_index_nothing_is_acknowledged_and_no_index_is_made_by_accident() {
    own.admin.delete(own.names.ubiEvents() + "-1");
    assertThat(own.store().record(List.of(click("e1", ANNA, "i1"))).rejected())
        .extracting(Recorded.Rejection::code).containsExactly(Recorded.Code.UNAVAILABLE);
    assertThat(own.engine.exists("/" + own.names.ubiEvents(), OwnBehaviour.TIMEOUT)).isFalse();
  }
}
