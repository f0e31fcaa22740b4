package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.api.ProductionAccess.token;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What one client may ask, and which sites. Each test is clients of its own: a burst is 12 requests of an anonymous client and 40
 * of a trusted one, and one more comes free each second.
 */
@QuarkusTest
@TestProfile(ProductionAccess.WithLimits.class)
class ClientLimitsIT {

  private static final String SEARCH = "{ search(input: {}) { searchId } }";
  /** More than the burst, and more than comes free while they are sent. */
  private static final int MANY = 400;

  @Inject FakeBackend backend;

  @BeforeEach
  void reset() {
    backend.reset();
  }

  @Test
  void who_asks_too_often_is_told_when_to_come_back() {
    Answer limited = first(from("198.51.100.1"), "RATE_LIMITED");
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.json().at("/errors/0/extensions/retryAfterSeconds").asInt()).isPositive();
    assertThat(limited.header("Retry-After")).isEqualTo("1");
    assertThat(backend.searched().size()).isGreaterThanOrEqualTo(12).isLessThan(MANY);
  }

  @Test
  void one_client_does_not_spend_what_is_anothers() {
    first(from("198.51.100.2"), "RATE_LIMITED");
    assertThat(GraphQLClient.send(from("198.51.100.3")).codes()).isEmpty();
    assertThat(GraphQLClient.send(from("198.51.100.2").header("Authorization", "Bearer " + token("somebody"))).codes()).isEmpty();
  }

  @Test
  void a_client_with_a_token_is_its_subject_from_wherever_it_comes() {
    String token = token("busy");
    first(from("198.51.100.4").header("Authorization", "Bearer " + token), "RATE_LIMITED");
    assertThat(GraphQLClient.send(from("198.51.100.5").header("Authorization", "Bearer " + token)).codes())
        .containsExactly("RATE_LIMITED");
  }

  @Test
  void a_storefront_may_ask_more() {
    HttpRequest.Builder request = from("198.51.100.6").header("Authorization", "Bearer " + token("shop", "storefront"));
    assertThat(IntStream.range(0, 30).mapToObj(i -> GraphQLClient.send(request).codes())).allMatch(List::isEmpty);
    first(request, "RATE_LIMITED");
  }

  @Test
  void ten_operations_in_one_request_count_as_ten() {
    StringBuilder ten = new StringBuilder("{");
    IntStream.range(0, 10).forEach(i -> ten.append(" a").append(i).append(": search(input: {}) { searchId }"));
    HttpRequest.Builder request = from("198.51.100.7", ten.append(" }").toString());
    assertThat(GraphQLClient.send(request).codes()).isEmpty();
    Answer second = GraphQLClient.send(request);
    assertThat(second.codes()).containsExactly("RATE_LIMITED");
    assertThat(second.header("Retry-After")).isNotEmpty();
    assertThat(backend.searched()).hasSize(10);
  }

  @Test
  void many_events_in_one_request_count_as_several_operations() {
    String record = "mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }";
    HttpRequest.Builder request = from("198.51.100.14", record, Map.of("events", IntStream.range(0, 250)
        .mapToObj(i -> Map.of("eventId", "e" + i, "type", "CLICK", "itemId", "i",
            "sentAt", "2026-01-31T12:00:00Z", "shopper", Map.of("sessionId", "s", "consent", "MEASUREMENT"))).toList()));
    assertThat(GraphQLClient.send(request).codes()).isEmpty();
    Answer second = GraphQLClient.send(request);
    assertThat(second.codes()).containsExactly("RATE_LIMITED");
    assertThat(second.json().at("/errors/0/extensions/retryAfterSeconds").asInt()).isPositive();
    assertThat(second.header("Retry-After")).isNotEmpty();
    assertThat(backend.recorded()).hasSize(250);
  }

  @Test
  void uploads_count_too() {
    HttpRequest.Builder upload = GraphQLClient.request("/catalog/items").header("X-Forwarded-For", "198.51.100.8")
        .POST(BodyPublishers.noBody());
    Answer limited = IntStream.range(0, MANY).mapToObj(i -> GraphQLClient.send(upload))
        .filter(answer -> answer.status() == 429).findFirst().orElseThrow();
    assertThat(limited.json().path("code").asText()).isEqualTo("RATE_LIMITED");
    assertThat(limited.json().path("retryAfterSeconds").asInt()).isPositive();
  }

  @Test
  void guessing_tokens_is_limited_by_the_address() {
    first(from("198.51.100.9").header("Authorization", "Bearer kanarienvogel"), "RATE_LIMITED");
    assertThat(GraphQLClient.send(from("198.51.100.9")).codes()).containsExactly("RATE_LIMITED");
  }

  @Test
  void probes_are_not_limited() {
    HttpRequest.Builder probe = GraphQLClient.request("/q/health/live").header("X-Forwarded-For", "198.51.100.10").GET();
    assertThat(IntStream.range(0, 60).map(i -> GraphQLClient.send(probe).status())).containsOnly(200);
  }

  @Test
  void an_operation_that_takes_too_long_is_answered_all_the_same() {
    CountDownLatch stuck = new CountDownLatch(1);
    backend.answers(request -> {
      try {
        stuck.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return Samples.outcome(List.of());
    });
    try {
      assertThat(GraphQLClient.send(from("198.51.100.11")).codes()).containsExactly("UNAVAILABLE");
    } finally {
      stuck.countDown();
    }
  }

  @Test
  void a_configured_site_may_ask_from_a_browser_and_see_when_to_come_back() {
    Answer preflight = preflight("https://shop.example");
    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("POST");
    Answer answer = GraphQLClient.send(from("198.51.100.12").header("Origin", "https://shop.example"));
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("Retry-After");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://other.example", "http://shop.example", "https://shop.example.other.example", "null"})
  void no_other_site_may(String origin) {
    assertThat(preflight(origin).header("Access-Control-Allow-Origin")).isEmpty();
  }

  private static Answer preflight(String origin) {
    return GraphQLClient.send(GraphQLClient.request("/graphql").method("OPTIONS", BodyPublishers.noBody())
        .header("Origin", origin).header("X-Forwarded-For", "198.51.100.13")
        .header("Access-Control-Request-Method", "POST").header("Access-Control-Request-Headers", "content-type,authorization"));
  }

  /** The first answer with a code, of many to the same request. */
  private static Answer first(HttpRequest.Builder request, String code) {
    List<List<String>> seen = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Answer answer = GraphQLClient.send(request);
      if (answer.codes().contains(code)) {
        return answer;
      }
      seen.add(answer.codes());
    }
    throw new AssertionError("None of them " + code + ": " + seen);
  }

  private static HttpRequest.Builder from(String address) {
    return from(address, SEARCH);
  }

  private static HttpRequest.Builder from(String address, String document) {
    return from(address, document, Map.of());
  }

  private static HttpRequest.Builder from(String address, String document, Map<String, ?> variables) {
    return GraphQLClient.request("/graphql").header("Content-Type", "application/json").header("X-Forwarded-For", address)
        .POST(BodyPublishers.ofString(GraphQLClient.operation(document, variables)));
  }
}
