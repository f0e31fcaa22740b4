package org.hybridsearch.behaviour.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.behaviour.OwnBehaviour.NOON;
import static org.hybridsearch.behaviour.OwnBehaviour.click;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents.Reply;
import org.hybridsearch.behaviour.delivery.aws.TestTracker;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the stored events over the wire, by the real SDK, to a tracker that counts. */
class DeliveryIT {

  private static final Visitor ANNA = visitor("anna", "s-anna");
  private static final Visitor ANONYMOUS = visitor("", "s-nobody");

  private final OwnBehaviour own = new OwnBehaviour();
  private final List<Replica> replicas = new ArrayList<>();
  private LoopbackEvents tracker;

  @BeforeEach
  void open() throws IOException {
    tracker = new LoopbackEvents();
  }

  @AfterEach
  void close() {
    replicas.forEach(Replica::close);
    tracker.close();
    own.close();
  }

  private Replica replica(String... settings) {
    return replica(own.engine, settings);
  }

  private Replica replica(SearchEngine through, String... settings) {
    Replica replica = new Replica(own, through, TestTracker.config(tracker.uri(), settings));
    replicas.add(replica);
    return replica;
  }

  private void record(ShopEvent... events) {
    assertThat(own.store().record(List.of(events)).accepted()).isEqualTo(events.length);
  }

  /** Clicks of one visitor, named after them. */
  private List<String> clicks(Visitor visitor, int number) {
    List<String> ids = IntStream.range(0, number).mapToObj(i -> visitor.clientId() + "-" + i).toList();
    for (String id : ids) { // one by one, as their order counts
      record(click(id, visitor, "i" + id));
    }
    return ids;
  }

  private static ShopEvent event(String id, EventType type, Visitor visitor) {
    return new ShopEvent(id, type, Optional.of("i1"), NOON, visitor, Optional.empty(), OptionalInt.empty(),
        OptionalDouble.of(9.5), List.of());
  }

  private static List<String> ids(JsonNode call) {
    List<String> ids = new ArrayList<>();
    call.path("eventList").forEach(event -> ids.add(event.path("eventId").asText()));
    return ids;
  }

  private List<JsonNode> callsOf(String sessionId) {
    return tracker.taken().stream().filter(call -> call.path("sessionId").asText().equals(sessionId)).toList();
  }

  @Test
  void a_call_holds_at_most_ten_events_of_one_shopper_and_session_in_their_order() {
    List<String> annas = clicks(ANNA, 23);
    List<String> nobodys = clicks(ANONYMOUS, 3);
    record(click("joint", visitor("ben", "s-nobody"), "i9"));
    replica().turn();
    assertThat(callsOf("s-anna")).extracting(call -> ids(call).size()).containsExactly(10, 10, 3);
    assertThat(callsOf("s-anna").stream().flatMap(call -> ids(call).stream())).isEqualTo(annas);
    assertThat(callsOf("s-anna")).extracting(call -> call.path("userId").asText()).containsOnly("anna");
    assertThat(callsOf("s-nobody")).extracting(DeliveryIT::ids).containsExactly(nobodys, List.of("joint"));
    assertThat(callsOf("s-nobody").getFirst().has("userId")).isFalse();
    assertThat(callsOf("s-nobody").getLast().path("userId").asText()).isEqualTo("ben");
  }

  @Test
  void an_event_says_what_the_tracker_wants_to_know() {
    record(event("e1", EventType.PURCHASE, ANNA));
    replica().turn();
    JsonNode event = tracker.taken().getFirst().at("/eventList/0");
    assertThat(event.path("eventType").asText()).isEqualTo("PURCHASE");
    assertThat(event.path("itemId").asText()).isEqualTo("i1");
    assertThat(event.path("sentAt").asLong()).isEqualTo(NOON.getEpochSecond());
    assertThat(event.path("eventValue").asDouble()).isEqualTo(9.5);
    assertThat(event.has("properties") || event.has("impression") || event.has("recommendationId")).isFalse();
  }

  @Test
  void who_is_known_by_the_user_id_alone_has_one_session_that_stays_and_does_not_tell_the_id() {
    record(click("e1", visitor("anna", ""), "i1"));
    replica().turn();
    record(click("e2", visitor("anna", ""), "i2"));
    replicas.getFirst().turn();
    record(click("e3", visitor("ben", ""), "i2")); // another session would go beside the first
    replicas.getFirst().turn();
    assertThat(sessionsOf("anna")).hasSize(2).allSatisfy(id -> assertThat(id).startsWith("user-").doesNotContain("anna"))
        .containsOnly(sessionsOf("anna").getFirst());
    assertThat(sessionsOf("ben")).hasSize(1).doesNotContainAnyElementsOf(sessionsOf("anna"));
  }

  /** Of the calls of a user, in their order; sessions go side by side. */
  private List<String> sessionsOf(String userId) {
    return tracker.taken().stream().filter(call -> call.path("userId").asText().equals(userId))
        .map(call -> call.path("sessionId").asText()).toList();
  }

  @Test
  void only_liking_goes_and_nothing_of_bots_or_without_consent() {
    record(event("impression", EventType.IMPRESSION, ANNA), event("view", EventType.VIEW, ANNA), event("rating", EventType.RATING, ANNA),
        event("cart", EventType.ADD_TO_CART, ANNA),
        event("measured", EventType.CLICK, new Visitor("m", "sm", Visitor.Use.MEASUREMENT, false)),
        event("bot", EventType.CLICK, new Visitor("b", "sb", Visitor.Use.PERSONALIZATION, true)));
    replica().turn();
    assertThat(tracker.counted()).containsExactly("cart");
  }

  @Test
  void who_was_forgotten_meanwhile_does_not_go() {
    record(click("e1", ANNA, "i1"), click("e2", ANONYMOUS, "i1"));
    own.forgetting(own.engine, Clock.systemUTC()).forget("anna", "", "a test");
    record(click("e3", ANNA, "i1", Instant.now().plusSeconds(1)));
    own.forgotten.poll();
    replica().turns("the others go", () -> tracker.counted().size() == 2);
    assertThat(tracker.counted()).containsExactlyInAnyOrder("e2", "e3");
  }

  @Test
  void throttling_failures_a_hanging_and_a_torn_connection_lose_and_double_nothing() {
    List<String> sent = new ArrayList<>(clicks(ANNA, 12));
    sent.addAll(clicks(ANONYMOUS, 5));
    List<Reply> faults = new ArrayList<>(List.of(
        new Reply.Refuse(429, "ThrottlingException", "slower"), new Reply.Refuse(400, "ThrottlingException", "slower"),
        new Reply.Refuse(500, "InternalFailure", "no"), new Reply.Refuse(503, "ServiceUnavailable", "no"), new Reply.Hang(),
        new Reply.Reset(), new Reply.Refuse(403, "AccessDeniedException", "no"),
        new Reply.Refuse(400, "ExpiredTokenException", "no"), new Reply.Refuse(400, "UnrecognizedClientException", "no")));
    int failing = faults.size();
    tracker.behave(call -> {
      synchronized (faults) {
        return faults.isEmpty() ? new Reply.Ok() : faults.removeFirst();
      }
    });
    Replica replica = replica("timeout", "300ms");
    replica.turns("all arrived", () -> tracker.counted().size() == sent.size());
    assertThat(tracker.counted()).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(tracker.ignored()).isZero();
    assertThat(tracker.calls()).hasSize(failing + tracker.taken().size());
    assertThat(callsOf("s-anna").stream().flatMap(call -> ids(call).stream())).isEqualTo(sent.subList(0, 12));
    assertThat(own.documents(own.names.deadLetters())).isEmpty();
    assertThat(replica.meters.get("hybridsearch.delivery.calls").tag("outcome", "throttled").timer().count()).isEqualTo(2);
  }

  @Test
  void an_event_refused_for_good_is_put_aside_and_the_others_go() {
    clicks(ANNA, 10);
    clicks(ANONYMOUS, 2);
    tracker.behave(call -> ids(call).contains("s-anna-6")
        ? new Reply.Refuse(400, "InvalidInputException", "Value 'is-anna-6' of user anna at 'itemId' is wrong") : new Reply.Ok());
    Replica replica = replica();
    replica.turn();
    assertThat(tracker.counted()).hasSize(11).doesNotContain("s-anna-6");
    assertThat(callsOf("s-anna").stream().flatMap(call -> ids(call).stream())).isSorted().hasSize(9);
    JsonNode letter = own.documents(own.names.deadLetters()).getFirst();
    assertThat(letter.path("code").asText()).isEqualTo("InvalidInputException");
    assertThat(letter.path("reason").asText()).isEqualTo("Value … of user … at … is wrong");
    assertThat(letter.toString()).doesNotContain("anna");
    assertThat(replica.count("refused")).isEqualTo(1);
    assertThat(replica.count("delivered")).isEqualTo(11);

    record(click("later", ANNA, "i1"));
    replica.turn();
    assertThat(tracker.counted()).contains("later").doesNotContain("s-anna-6");
  }

  @Test
  void what_was_put_aside_is_delivered_again_when_asked_for() {
    clicks(ANNA, 3);
    tracker.behave(call -> new Reply.Refuse(404, "ResourceNotFoundException", "no tracker"));
    Replica replica = replica();
    replica.turn();
    assertThat(own.documents(own.names.deadLetters())).hasSize(3)
        .allSatisfy(letter -> assertThat(letter.path("code").asText()).isEqualTo("ResourceNotFoundException"));
    assertThat(replica.delivery.replay()).isEqualTo(3);
    replica.turn();
    assertThat(own.documents(own.names.deadLetters())).extracting(letter -> letter.path("state").asText())
        .containsExactly("dead", "dead", "dead");
    tracker.behave(call -> new Reply.Ok());
    assertThat(replica.delivery.replay()).isEqualTo(3);
    replica.turns("they arrived", () -> tracker.counted().size() == 3);
    assertThat(tracker.counted()).containsExactly("s-anna-0", "s-anna-1", "s-anna-2");
    assertThat(own.documents(own.names.deadLetters())).isEmpty();
    assertThat(replica.delivery.replay()).isZero();
  }

  @Test
  void an_event_that_fails_on_and_on_does_not_hold_up_the_others_for_good() {
    record(click("poison", ANNA, "i1"));
    tracker.behave(call -> ids(call).contains("poison") ? new Reply.Refuse(500, "InternalFailure", "no") : new Reply.Ok());
    Replica replica = replica("attempts", "4", "page-size", "10");
    AtomicInteger others = new AtomicInteger();
    replica.turns("it is put aside", () -> {
      record(click("other-" + others.incrementAndGet(), visitor("", "s" + others.get()), "i1"));
      return !own.documents(own.names.deadLetters()).isEmpty();
    });
    replica.turns("the others arrived", () -> tracker.counted().size() == others.get());
    assertThat(tracker.counted()).doesNotContain("poison").doesNotHaveDuplicates();
    assertThat(tracker.ignored()).isZero();
  }

  @Test
  void an_event_that_fails_on_and_on_does_not_hold_up_a_backlog_of_many_pages() {
    record(click("poison", ANNA, "i1"));
    for (int i = 0; i < 30; i++) {
      record(click("other-" + i, visitor("", "s" + i), "i1"));
    }
    poison("attempts", "4", "page-size", "10");
    assertThat(tracker.counted()).hasSize(30).doesNotContain("poison");
    assertThat(tracker.ignored()).isZero();
  }

  @Test
  void an_event_that_fails_on_and_on_does_not_hold_up_a_backlog_that_no_page_can_hold() {
    record(click("poison", ANNA, "i1"));
    for (int part = 0; part < 11; part++) {
      String name = part + "-";
      own.store().record(IntStream.range(0, 1_000).mapToObj(i -> click(name + i, visitor("", "s" + i % 10), "i1")).toList());
    }
    poison("attempts", "4", "page-size", "10000", "calls-per-second", "1000000");
    assertThat(tracker.counted()).hasSize(11_000).doesNotContain("poison");
    assertThat(tracker.ignored()).isZero();
  }

  /** Delivers while one event fails, until it is put aside. */
  private void poison(String... settings) {
    tracker.behave(call -> ids(call).contains("poison") ? new Reply.Refuse(500, "InternalFailure", "no") : new Reply.Ok());
    Replica replica = replica(settings);
    replica.turns("it is put aside", () -> !own.documents(own.names.deadLetters()).isEmpty());
    replica.turn();
  }

  @Test
  void what_fails_on_and_on_when_it_is_asked_for_again_holds_up_no_round_and_is_put_aside_again() {
    record(click("poison", ANNA, "i1"), click("good", ANNA, "i2"));
    tracker.behave(call -> new Reply.Refuse(404, "ResourceNotFoundException", "no tracker"));
    Replica replica = replica("attempts", "4");
    replica.turn();
    tracker.behave(call -> ids(call).contains("poison") ? new Reply.Refuse(500, "InternalFailure", "no") : new Reply.Ok());
    assertThat(replica.delivery.replay()).isEqualTo(2);
    for (int i = 0; i < 20; i++) {
      replica.turn();
    }
    assertThat(letters()).as("an outage, for all anybody knows").containsExactly("wanted", "wanted");
    assertThat(replica.gauge("dead.letters")).as("is counted").isEqualTo(2);
    replica.undelivered.acted("anna");
    for (int i = 0; i < 4; i++) {
      replica.turn();
    }
    replica.pass(Duration.ofSeconds(2));
    replica.turn();
    assertThat(replica.undelivered.holds("anna")).as("rounds go on").isFalse();
    AtomicInteger others = new AtomicInteger();
    replica.turns("it is put aside again", () -> {
      record(click("other-" + others.incrementAndGet(), visitor("", "s" + others.get()), "i1"));
      return letters().equals(List.of("dead"));
    });
    assertThat(tracker.counted()).contains("good").doesNotContain("poison").doesNotHaveDuplicates();
  }

  private List<String> letters() {
    return own.documents(own.names.deadLetters()).stream().map(letter -> letter.path("state").asText()).toList();
  }

  @Test
  void an_outage_of_an_hour_loses_nothing_and_is_seen() {
    tracker.behave(call -> new Reply.Refuse(503, "ServiceUnavailable", "no"));
    Replica replica = replica("page-size", "10");
    Set<String> sent = new HashSet<>();
    for (int minute = 0; minute < 60; minute++) {
      sent.addAll(clicks(visitor("u" + minute, "s" + minute), 2));
      replica.turn();
      replica.pass(Duration.ofMinutes(1));
    }
    replica.turn();
    assertThat(tracker.counted()).isEmpty();
    assertThat(replica.gauge("lag")).isBetween(3_590.0, 3_800.0);
    assertThat(tracker.calls()).as("it is asked now and then").hasSizeBetween(10, 250);
    tracker.behave(call -> new Reply.Ok());
    replica.turns("all arrived", () -> tracker.counted().size() == sent.size());
    replica.turn();
    assertThat(tracker.counted()).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(tracker.ignored()).isZero();
    assertThat(replica.gauge("lag")).isZero();
  }

  @Test
  void killed_between_the_call_and_the_note_it_is_delivered_again_under_the_same_id() throws IOException {
    List<String> sent = clicks(ANNA, 5);
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      Replica killed = replica(engine);
      tracker.behave(call -> {
        proxy.spoil(request -> request.path().contains("_doc/delivery"), new Fault.Reset());
        return new Reply.Ok();
      });
      killed.turn();
      assertThat(tracker.counted()).isEqualTo(sent);
    }
    tracker.behave(call -> new Reply.Ok());
    sent = new ArrayList<>(sent);
    sent.addAll(clicks(ANONYMOUS, 2));
    Replica next = replica();
    next.turn();
    assertThat(next.gauge("active")).as("the lease is not over").isZero();
    next.pass(Duration.ofSeconds(16));
    next.turn();
    assertThat(tracker.counted()).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(tracker.ignored()).isEqualTo(5);
  }

  @Test
  void of_two_replicas_one_delivers_and_the_other_takes_over_when_it_falls_silent() {
    Replica left = replica();
    Replica right = replica();
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sent.addAll(clicks(visitor("", "s" + i), 1));
      left.turn();
      right.turn();
    }
    assertThat(tracker.counted()).isEqualTo(sent);
    assertThat(tracker.ignored()).isZero();
    assertThat(List.of(left.gauge("active"), right.gauge("active"))).containsExactly(1.0, 0.0);

    sent.addAll(clicks(visitor("", "s-last"), 1));
    right.pass(Duration.ofSeconds(13));
    right.turn();
    assertThat(tracker.counted()).hasSize(5);
    right.pass(Duration.ofSeconds(2));
    right.turn();
    assertThat(tracker.counted()).isEqualTo(sent);
    left.turn(); // comes back, and finds that it is not its turn
    assertThat(left.gauge("active")).isZero();
    assertThat(right.delivery.state()).startsWith("delivering");
    assertThat(tracker.ignored()).isZero();
  }

  @Test
  void whoever_lost_the_lease_while_it_delivered_puts_no_position_forward() {
    Replica left = replica();
    Replica right = replica();
    left.turn();
    right.turn();
    List<String> sent = clicks(ANNA, 2);
    tracker.behave(call -> {
      tracker.behave(next -> new Reply.Ok());
      right.pass(Duration.ofMinutes(1));
      right.turn(); // while the call of the other is under way
      return new Reply.Refuse(500, "InternalFailure", "no");
    });
    left.turn();
    assertThat(left.gauge("active")).isZero();
    left.pass(Duration.ofMinutes(5));
    assertThat(left.gauge("lag")).as("what it knows is not how it is any more").isZero();
    assertThat(tracker.counted()).isEqualTo(sent);
    assertThat(tracker.ignored()).isZero();
  }

  @Test
  void who_ends_in_order_hands_on_at_once() {
    Replica left = replica("every", "20ms");
    left.delivery.start();
    List<String> sent = new ArrayList<>(clicks(ANNA, 2));
    Eventually.within(Duration.ofSeconds(20), "it delivers", () -> tracker.counted().size() == 2);
    left.delivery.close();
    sent.addAll(clicks(ANONYMOUS, 1));
    replica().turn();
    assertThat(tracker.counted()).isEqualTo(sent);
    assertThat(tracker.ignored()).isZero();
  }

  @Test
  void an_engine_that_is_away_delays_and_loses_nothing() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      Replica replica = replica(engine);
      replica.turn();
      List<String> sent = clicks(ANNA, 3);
      proxy.spoil(request -> true, new Fault.Reset());
      replica.turn();
      assertThat(tracker.counted()).isEmpty();
      proxy.heal();
      replica.turns("they arrived", () -> tracker.counted().size() == 3);
      assertThat(tracker.counted()).isEqualTo(sent);
    }
  }

  @Test
  void nobody_is_kept_until_their_event_is_delivered_and_two_seconds_more() {
    Replica here = replica();
    Replica there = replica();
    assertThat(there.undelivered.holds("anna")).as("nothing is known yet").isTrue();
    for (int i = 0; i < 4; i++) {
      here.turn();
      there.turn();
    }
    there.pass(Duration.ofSeconds(3));
    there.turn();
    assertThat(there.undelivered.holds("anna")).isFalse();
    tracker.behave(call -> new Reply.Refuse(500, "InternalFailure", "no"));
    record(click("e1", ANNA, "i1"));
    there.undelivered.acted("anna");
    for (int i = 0; i < 10; i++) {
      here.turn();
      there.turn();
    }
    assertThat(there.undelivered.holds("anna")).isTrue();
    assertThat(there.undelivered.holds("ben")).isFalse();
    tracker.behave(call -> new Reply.Ok());
    here.turns("it arrived", () -> tracker.counted().size() == 1);
    assertThat(there.undelivered.holds("anna")).isTrue();
    for (int i = 0; i < 6; i++) {
      here.turn();
      there.turn();
    }
    there.pass(Duration.ofSeconds(2));
    there.turn();
    assertThat(there.undelivered.holds("anna")).isFalse();
  }

  @Test
  void nothing_that_is_older_than_the_export_goes() {
    record(click("old", ANNA, "i1"));
    replica("since", Instant.now().plusSeconds(3600).toString()).turn();
    assertThat(tracker.calls()).isEmpty();
  }

  @Test
  void a_large_backlog_goes_page_by_page() {
    List<ShopEvent> events = IntStream.range(0, 300).mapToObj(i -> click("e" + i, visitor("", "s" + i % 40), "i1")).toList();
    own.store().record(events);
    replica("page-size", "25").turn();
    assertThat(tracker.counted()).hasSize(300);
    assertThat(tracker.ignored()).isZero();
    assertThat(Arrays.asList(tracker.taken().toArray())).hasSizeGreaterThan(40);
  }
}
