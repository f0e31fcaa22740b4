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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As long as Personalize does not know what a shopper did, nothing that it says of them is kept; by the real SDK, as it is wired. */
@QuarkusTest
@TestProfile(AwsLocalProfile.class)
@Timeout(300)
class AwsLocalHeldIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String RECORD = "mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }";

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
  }

  @AfterEach
  void heal() {
    administer("DELETE", "faults", "");
  }

  @Test
  void after_an_event_nothing_is_kept_of_its_shopper_until_it_is_delivered() {
    Eventually.within(SOON, "rankings are kept", () -> kept("dora"));
    administer("PUT", "faults", "{\"faults\":[{\"operation\":\"PutEvents\",\"kind\":\"ERROR_500\"}]}");
    record("dora", "CLICK");

    for (int i = 0; i < 5; i++) {
      assertThat(kept("dora")).isFalse();
    }
    long before = recommendationCalls();
    recommend("dora");
    recommend("dora");
    assertThat(recommendationCalls()).isEqualTo(before + 2);
    Eventually.within(SOON, "others' are kept", () -> kept("emil"));
    assertThat(kept("dora")).isFalse();

    administer("DELETE", "faults", "");
    Eventually.within(SOON, "hers are kept again", () -> kept("dora"));
  }

  @Test
  void what_personalize_is_never_told_of_leaves_what_it_said() {
    Eventually.within(SOON, "rankings are kept", () -> kept("fred"));
    administer("PUT", "faults", "{\"faults\":[{\"operation\":\"PutEvents\",\"kind\":\"ERROR_500\"}]}");
    record("fred", "IMPRESSION");
    assertThat(status("fred")).isEqualTo("CACHED");
    record("fred", "VIEW");
    assertThat(status("fred")).isEqualTo("CACHED");
    record("fred", "CLICK");
    assertThat(kept("fred")).isFalse();
  }

  private static void record(String shopper, String type) {
    assertThat(GraphQLClient.query(RECORD, Map.of("events", List.of(Map.of("eventId", UUID.randomUUID().toString(), "type", type,
        "itemId", "7", "sentAt", Instant.now().toString(), "shopper", Map.of("userId", shopper, "sessionId", "of-" + shopper)))))
        .data("/recordEvents/accepted").asInt()).isOne();
  }

  /** Whether the second of two equal searches is answered from memory. */
  private static boolean kept(String shopper) {
    status(shopper);
    return status(shopper).equals("CACHED");
  }

  private static String status(String shopper) {
    JsonNode stages = GraphQLClient.query("{ search(input: {query: \"juice\", shopper: {userId: \"" + shopper
        + "\"}}, first: 1) { stages { stage status } } }").json().at("/data/search/stages");
    return stages.valueStream().filter(each -> each.path("stage").asText().equals("PERSONALIZE"))
        .map(each -> each.path("status").asText()).findFirst().orElse("");
  }

  private static void recommend(String shopper) {
    GraphQLClient.query("{ recommendedItems(shopper: {userId: \"" + shopper + "\"}, first: 1) { recommendationId } }");
  }

  private long recommendationCalls() {
    long[] calls = new long[1];
    administer("GET", "calls", "").path("counts").path("GetRecommendations").forEach(outcome -> calls[0] += outcome.asLong());
    return calls[0];
  }

  private JsonNode administer(String method, String what, String body) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return new ObjectMapper().readTree(http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/standin/" + what))
          .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
