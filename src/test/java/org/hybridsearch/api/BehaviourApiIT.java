package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeBackendProfile.class)
class BehaviourApiIT {

  private static final String RECORD = """
      mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted duplicates rejected { eventId code message } } }""";

  @Inject FakeBackend backend;

  @BeforeEach
  void reset() {
    backend.reset();
  }

  private static Map<String, Object> event(String eventId, String sentAt) {
    return Map.of("eventId", eventId, "type", "CLICK", "itemId", "i", "sentAt", sentAt, "shopper", Map.of("sessionId", "s"));
  }

  private static Answer record(String agent, Object... events) {
    return GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json")
        .header("User-Agent", agent)
        .POST(BodyPublishers.ofString(GraphQLClient.operation(RECORD, Map.of("events", List.of(events))))));
  }

  @Test
  void events_reach_the_store_with_their_time() {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS).plusMillis(500);
    Answer answer = record("Mozilla/5.0", event("e", yesterday.atOffset(ZoneOffset.ofHours(1)).toString()));
    assertThat(answer.data("/recordEvents").toString()).isEqualTo("{\"accepted\":1,\"duplicates\":0,\"rejected\":[]}");
    assertThat(backend.recorded()).singleElement().satisfies(event -> {
      assertThat(event.sentAt()).isEqualTo(yesterday);
      assertThat(event.visitor()).isEqualTo(new Visitor("", "s", Visitor.Use.PERSONALIZATION, false));
    });
  }

  @Test
  void who_names_itself_a_bot_is_one_when_it_acts_and_when_it_searches() {
    record("Googlebot/2.1", event("e", Instant.now().toString()));
    assertThat(backend.recorded()).allMatch(event -> event.visitor().bot()).hasSize(1);
    GraphQLClient.send(GraphQLClient.request("/graphql").header("Content-Type", "application/json")
        .header("User-Agent", "Googlebot/2.1").POST(BodyPublishers.ofString("{\"query\":\"{ search(input: {}) { searchId } }\"}")));
    assertThat(backend.visitors()).containsExactly(new Visitor("", "", Visitor.Use.PERSONALIZATION, true));
  }

  @Test
  void a_search_is_told_with_its_visitor() {
    GraphQLClient.search(Map.of("shopper", Map.of("sessionId", "s", "userId", "u", "consent", "MEASUREMENT")));
    assertThat(backend.visitors()).containsExactly(new Visitor("u", "s", Visitor.Use.MEASUREMENT, false));
  }

  @Test
  void a_refused_event_never_reaches_the_store() {
    Answer answer = record("x", event("bad", "2999-01-31T12:00:00Z"));
    assertThat(answer.data("/recordEvents/rejected/0/eventId").asText()).isEqualTo("bad");
    assertThat(backend.recorded()).isEmpty();
  }

  @Test
  void a_time_that_is_none_is_refused_without_an_echo() {
    Answer answer = record("x", event("e", "tomorrow-kanarienvogel"));
    assertThat(answer.codes()).containsExactly("BAD_USER_INPUT");
    assertThat(answer.body()).doesNotContain("kanarienvogel");
  }

  @Test
  void many_mutations_in_one_document_are_too_many() {
    String many = IntStream.range(0, 11).mapToObj(i -> "f" + i + ": forgetShopper(userId: \"u\") { deletedEvents }")
        .collect(Collectors.joining(" "));
    assertThat(GraphQLClient.query("mutation { " + many + " }").codes()).containsExactly("BAD_USER_INPUT");
    assertThat(backend.forgotten()).isEmpty();
  }

  @Test
  void a_shopper_is_forgotten_by_one_id_or_both() {
    Answer answer = GraphQLClient.query("mutation { a: forgetShopper(userId: \"u\") { deletedEvents pending }"
        + " b: forgetShopper(sessionId: \"s\") { deletedEvents } c: forgetShopper(userId: \"u\", sessionId: \"s\") { deletedEvents } }");
    assertThat(answer.data("/a").toString()).isEqualTo("{\"deletedEvents\":3,\"pending\":[\"elsewhere\"]}");
    assertThat(backend.forgotten()).containsExactly(
        List.of("u", "", "nobody"), List.of("", "s", "nobody"), List.of("u", "s", "nobody"));
  }
}
