package org.hybridsearch.behaviour.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hybridsearch.behaviour.OwnBehaviour.NOON;
import static org.hybridsearch.behaviour.OwnBehaviour.click;
import static org.hybridsearch.behaviour.OwnBehaviour.readAll;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.BehaviourFixture;
import org.hybridsearch.behaviour.InteractionImporter;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.event.EventStore;
import org.hybridsearch.behaviour.event.Recorded;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.behaviour.shown.ShownPage;
import org.hybridsearch.behaviour.visitor.Bots;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.opensearch.bulk.Patience;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForgettingIT {

  private static final String ANNA = "anna-of-the-tests";
  private static final String HERS = "session-of-anna";
  private static final String OTHER = "berta-of-the-tests";

  private final OwnBehaviour own = new OwnBehaviour();

  @BeforeEach
  void act() throws IOException {
    own.store().record(List.of(
        click("e1", visitor("", HERS), "i1"), // before she logged in
        click("e2", visitor(ANNA, HERS), "i2"),
        click("e3", visitor(ANNA, ""), "i3"),
        click("e4", visitor(OTHER, HERS), "i4"), // the next one on the same device
        click("e5", visitor(OTHER, ""), "i5")));
    upload(own.engine, ANNA, HERS, OTHER);
    logSearches(visitor(ANNA, HERS), visitor("", HERS), visitor(OTHER, "s9"));
  }

  @AfterEach
  void close() {
    own.close();
  }

  private JsonNode upload(SearchEngine engine, String... users) throws IOException {
    InteractionImporter importer = new InteractionImporter(engine, own.names.interactions(), BehaviourFixture.config(Map.of()),
        Clock.systemUTC(), Patience.Sleeper.real(), i -> own.forgotten.covers(i.userId(), "", i.sentAt()));
    String lines = String.join("\n", Stream.of(users).map(user -> "{\"userId\":\"" + user
        + "\",\"itemId\":\"i\",\"type\":\"PURCHASE\",\"sentAt\":\"2026-01-31T12:00:00Z\"}").toList());
    try (LineReport report = new LineReport()) {
      importer.load(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), report);
      return BehaviourFixture.report(report);
    }
  }

  private void logSearches(Visitor... visitors) {
    try (SearchLog log = new SearchLog(new BulkSender(own.engine, OwnBehaviour.TIMEOUT), own.names.ubiQueries(), own.keys,
        page -> false, BehaviourFixture.config(Map.of()).searches(), new SimpleMeterRegistry())) {
      for (int i = 0; i < visitors.length; i++) {
        log.log(new ShownPage("q" + i, "secret words", NOON, visitors[i], new ShownPage.Profile("default", 1), 3, 0,
            List.of(new ShownPage.Item("i1", 1, 0.5)), List::of));
      }
    }
  }

  private List<String> users(String alias, String pointer) {
    return own.documents(alias).stream().map(document -> document.at(pointer).asText()).sorted().toList();
  }

  private String everything() {
    return Stream.of(own.names.ubiEvents(), own.names.ubiQueries(), own.names.interactions(), own.names.forgotten())
        .flatMap(alias -> own.documents(alias).stream()).map(JsonNode::toString).reduce("", String::concat);
  }

  private Forgets.Outcome forget(String userId, String sessionId) {
    return own.forgetting(own.engine, Clock.systemUTC()).forget(userId, sessionId, "operator");
  }

  @Test
  void a_user_is_forgotten_with_the_sessions_that_were_theirs() {
    assertThat(forget(ANNA, "")).isEqualTo(new Forgets.Outcome(4, List.of())); // e1 to e3, and one uploaded
    assertThat(users(own.names.ubiEvents(), "/event_attributes/user_id")).containsExactly(OTHER, OTHER);
    assertThat(users(own.names.ubiQueries(), "/query_attributes/user_id")).containsExactly(OTHER);
    assertThat(users(own.names.interactions(), "/userId")).containsExactly(OTHER, HERS); // a user who is named like the session
    assertThat(everything()).doesNotContain(ANNA).contains(OTHER);
  }

  @Test
  void it_is_audited_without_the_id() {
    forget(ANNA, "");
    List<JsonNode> audit = own.documents(own.names.forgotten());
    assertThat(audit).hasSize(2);
    JsonNode asked = audit.stream().filter(d -> d.path("kind").asText().equals("request")).findFirst().orElseThrow();
    JsonNode done = audit.stream().filter(d -> d.path("kind").asText().equals("done")).findFirst().orElseThrow();
    assertThat(asked.path("by").asText()).isEqualTo("operator");
    assertThat(asked.path("user_key").asText()).isEqualTo(own.keys.of(ANNA));
    assertThat(Instant.ofEpochMilli(asked.path("at").asLong())).isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(done.path("request")).isEqualTo(asked.path("request"));
    assertThat(List.of(done.path("events").asInt(), done.path("interactions").asInt(), done.path("searches").asInt()))
        .containsExactly(3, 1, 2);
  }

  @Test
  void a_session_is_forgotten_whoever_used_it() {
    assertThat(forget("", HERS).deleted()).isEqualTo(3); // e1, e2 and e4
    assertThat(users(own.names.ubiEvents(), "/event_attributes/session_id")).doesNotContain(HERS);
    assertThat(users(own.names.ubiQueries(), "/query_attributes/session_id")).doesNotContain(HERS);
    assertThat(everything()).contains(ANNA);
  }

  @Test
  void forgetting_nobody_known_deletes_nothing() {
    assertThat(forget("nobody", "").deleted()).isZero();
    assertThat(own.documents(own.names.ubiEvents())).hasSize(5);
  }

  @Test
  void what_was_done_before_is_not_taken_in_any_more_and_what_is_done_after_is() throws IOException {
    forget(ANNA, "");
    own.forgotten.poll();
    Recorded late = own.store().record(List.of(click("e6", visitor(ANNA, ""), "i"), click("e7", visitor("", HERS), "i"),
        click("e8", visitor(ANNA, HERS), "i", Instant.now().plusSeconds(1)), click("e9", visitor(OTHER, HERS), "i")));
    assertThat(late.accepted()).isEqualTo(2);
    assertThat(late.rejected()).extracting(Recorded.Rejection::code)
        .containsExactly(Recorded.Code.FORGOTTEN, Recorded.Code.FORGOTTEN);
    assertThat(upload(own.engine, ANNA, OTHER).path("items").path(0).path("code").asText()).isEqualTo("BAD_USER_INPUT");
    assertThat(users(own.names.interactions(), "/userId")).containsExactly(OTHER, HERS);
  }

  /** Another replica has not read the tombstone yet when a late event comes to it. */
  @Test
  void a_late_event_that_slipped_in_is_not_learned_and_goes_with_the_next_sweep() {
    forget(ANNA, "");
    Bots bots = new Bots("bot\\b", 1000, Ticker.systemTicker());
    EventStore unaware = new EventStore(new BulkSender(own.engine, OwnBehaviour.TIMEOUT), own.names.ubiEvents(), own.keys, bots,
        event -> false, Clock.systemUTC());
    unaware.record(List.of(click("e6", visitor(ANNA, ""), "i6")));
    Forgotten restarted = own.forgotten();
    restarted.poll();
    assertThat(readAll(own.log())).filteredOn(e -> !restarted.covers(e.userId(), e.sessionId(), e.sentAt()))
        .extracting(e -> e.interaction().orElseThrow().itemId()).containsExactlyInAnyOrder("i4", "i5");
    own.forgetting(own.engine, Clock.systemUTC()).sweep();
    assertThat(everything()).doesNotContain(ANNA);
  }

  @Test
  void a_late_upload_that_slipped_in_goes_with_the_next_sweep() throws IOException {
    forget(ANNA, "");
    upload(own.engine, ANNA); // nobody has polled yet, so the tombstone is not known here
    assertThat(users(own.names.interactions(), "/userId")).contains(ANNA);
    own.forgetting(own.engine, Clock.systemUTC()).sweep();
    assertThat(users(own.names.interactions(), "/userId")).containsExactly(OTHER, HERS);
  }

  @Test
  void a_session_that_only_searches_tell_to_be_the_users_is_forgotten_too() {
    own.store().record(List.of(click("e6", visitor("", "s7"), "i6")));
    logSearches(visitor("", "s8"), visitor("", "s8"), visitor("", "s8"), visitor(ANNA, "s7")); // the first three have their ids
    forget(ANNA, "");
    assertThat(everything()).doesNotContain("s7", ANNA).contains(OTHER);
  }

  /** As when the process ends after the tombstone and before the deletions. */
  @Test
  void what_was_begun_is_ended_by_whoever_sweeps() throws IOException {
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      proxy.spoil(request -> request.path().contains("_delete_by_query"), new Fault.Reset());
      Forgetting dying = own.forgetting(engine, Clock.systemUTC());
      assertThatExceptionOfType(SearchException.Unavailable.class).isThrownBy(() -> dying.forget(ANNA, "", "operator"));
    }
    assertThat(everything()).contains(ANNA);
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
    own.forgetting(own.engine, later).sweep();
    assertThat(everything()).doesNotContain(ANNA).contains(OTHER);
    assertThat(users(own.names.interactions(), "/userId")).containsExactly(OTHER, HERS);
    assertThat(own.documents(own.names.forgotten())).hasSize(2);
  }

  @Test
  void a_replica_hears_of_each_request_once_and_finds_whom_it_knows_of_them() {
    forget(ANNA, "");
    Forgotten replica = own.forgotten();
    List<Tombstone> news = replica.poll();
    String session = Shopper.ofSession(HERS);
    assertThat(replica.named(List.of(ANNA, HERS, session, OTHER, Shopper.ofSession(ANNA)), news))
        .containsExactlyInAnyOrder(ANNA, session);
    assertThat(replica.poll()).isEmpty();
  }
}
