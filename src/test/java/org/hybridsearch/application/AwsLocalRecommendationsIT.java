package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Recommendations by a campaign, as the service is wired, by the real SDK against the stand-in: there, and back with the events. */
@QuarkusTest
@TestProfile(AwsLocalProfile.class)
@Timeout(300)
class AwsLocalRecommendationsIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String RECORD = "mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }";

  /** Somebody else in each test: who has bought all that goes together is recommended nothing. */
  private final String zoe = "zoe " + UUID.randomUUID();

  @Inject Boot boot;
  @ConfigProperty(name = "hybridsearch.standin.port") int port;

  @BeforeEach
  void stock_a_shop() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(2))).isTrue();
    administer("DELETE", "faults", "");
    String items = IntStream.range(0, 20).mapToObj(i -> "{\"id\":\"%d\",\"title\":\"juice number %d\"}".formatted(i, i))
        .collect(Collectors.joining("\n"));
    assertThat(GraphQLClient.send(GraphQLClient.request("/catalog/items").header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofString(items))).status()).isEqualTo(200);
    record(zoe, "1", "");
    record(zoe, "2", "");
    record("yan", "2", "");
    record("yan", "3", "");
    Eventually.within(SOON, "the campaign names items", () -> applied(recommended(zoe)));
  }

  @Test
  void an_event_after_a_recommendation_carries_the_campaigns_own_id_to_the_tracker() {
    JsonNode answer = recommended(zoe);
    String item = answer.path("edges").path(0).path("node").path("id").asText();
    String own = answer.path("recommendationId").asText();

    // What was shown is logged a second later; who acts within it acts without.
    Eventually.within(SOON, "an event carries the campaign's id", () -> {
      String told = delivered(record(zoe, item, own)).path("recommendationId").asText();
      return !told.isEmpty() && !told.equals(own);
    });
  }

  @Test
  void a_fault_of_the_campaign_is_told_and_what_is_popular_is_there() {
    Map<String, String> faults = Map.of("THROTTLE_429", "THROTTLED", "ERROR_500", "UNAVAILABLE", "HANG", "TIMEOUT");
    faults.forEach((fault, reason) -> {
      administer("PUT", "faults", "{\"faults\":[{\"operation\":\"GetRecommendations\",\"kind\":\"" + fault + "\"}]}");
      JsonNode answer = recommended("shopper of " + fault);

      assertThat(answer.path("edges")).hasSize(2);
      assertThat(answer.path("personalization").path("applied").asBoolean()).isFalse();
      assertThat(answer.path("personalization").path("reason").asText()).isEqualTo(reason);
    });
    assertThat(GraphQLClient.send(GraphQLClient.request("/q/health/well")).body())
        .contains("default.recommender.for-shopper", "default.recommender.similar", "of calls let through");
  }

  @Test
  void what_a_role_may_not_is_told_where_operators_look_until_it_may() {
    List<String> denied = List.of("GetPersonalizedRanking", "GetRecommendations", "InvokeModel");
    administer("PUT", "faults", denied.stream()
        .map(operation -> "{\"operation\":\"" + operation + "\",\"kind\":\"ERROR\",\"status\":403,\"type\":\"AccessDeniedException\"}")
        .collect(Collectors.joining(",", "{\"faults\":[", "]}")));
    Eventually.within(SOON, "all three are told", () -> refused().containsAll(
        List.of("default", "default.recommender.for-shopper", "default.embedding")));
    administer("DELETE", "faults", "");
    Eventually.within(SOON, "none is told any more", () -> refused().isEmpty());
  }

  /** Who says, after another search and other recommendations, that calls are refused. */
  private static List<String> refused() {
    String fresh = UUID.randomUUID().toString().replace("-", "");
    recommended(fresh);
    GraphQLClient.query("{ search(input: {query: \"juice number " + fresh + "\", shopper: {userId: \"u\"}}, first: 2) { totalCount } }");
    JsonNode checks = read(GraphQLClient.send(GraphQLClient.request("/q/health/well")).body()).path("checks");
    return StreamSupport.stream(checks.spliterator(), false).flatMap(check -> check.path("data").propertyStream())
        .filter(said -> said.getValue().asText().endsWith("refused with 403 AccessDeniedException")).map(Map.Entry::getKey).toList();
  }

  private static boolean applied(JsonNode answer) {
    return answer.path("personalization").path("source").asText().equals("personalize");
  }

  private static JsonNode recommended(String shopper) {
    return GraphQLClient.query("{ recommendedItems(shopper: {userId: \"" + shopper + "\"}, first: 2) { recommendationId "
        + "edges { node { id } } personalization { applied reason source } } }").json().path("data").path("recommendedItems");
  }

  private static String record(String shopper, String item, String searchId) {
    String id = UUID.randomUUID().toString();
    Map<String, Object> event = new HashMap<>(Map.of("eventId", id, "type", "PURCHASE", "itemId", item,
        "sentAt", Instant.now().toString(), "shopper", Map.of("userId", shopper, "sessionId", "session of " + shopper)));
    if (!searchId.isEmpty()) {
      event.put("searchId", searchId);
    }
    Answer answer = GraphQLClient.query(RECORD, Map.of("events", List.of(event)));
    assertThat(answer.data("/recordEvents/accepted").asInt()).as(answer.body()).isOne();
    return id;
  }

  /** The event as the tracker got it, as soon as it has. */
  private JsonNode delivered(String eventId) {
    Eventually.within(SOON, "it is delivered", () -> !received(eventId).isMissingNode());
    return received(eventId);
  }

  private JsonNode received(String eventId) {
    for (JsonNode call : administer("GET", "calls", "").path("last")) {
      if (call.path("operation").asText().equals("PutEvents")) {
        for (JsonNode event : read(call.path("body").asText()).path("eventList")) {
          if (event.path("eventId").asText().equals(eventId)) {
            return event;
          }
        }
      }
    }
    return read("{}").path("none");
  }

  private JsonNode administer(String method, String what, String body) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return read(http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/standin/" + what))
          .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
