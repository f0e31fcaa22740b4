package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.benchmark.server.ServerProcess;
import org.hybridsearch.benchmark.server.Servers;
import org.hybridsearch.benchmark.server.Shop;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.demo.multiplied.Scale;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.personalize.dynamodb.LocalDynamoDb;
import org.hybridsearch.standin.StandIn;
import org.hybridsearch.standin.StandInOptions;
import org.hybridsearch.standin.bedrock.HashedWords;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.token.TokenMint;
import org.hybridsearch.wiring.standin.LocalStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged service as two processes that share what Personalize said, in DynamoDB's local version. */
@Timeout(600)
class SharedAnswersIT {

  private static final String PREFIX = "shared-answers";
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final int ITEMS = 40;
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String SEARCH = """
      query($session: ID!) { search(input: {query: "juice", shopper: {sessionId: $session}}, first: 5) {
        nodes { id } personalization { applied } stages { stage status } } }""";
  private static final String RECORD = "mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }";

  private final Shop shop = new Shop(PREFIX, Scale.of(1_560), EngineForTests.address());
  private final StandIn aws = LocalStandIn.start(StandInOptions.defaults(), new HashedWords());
  /** What became of a stage is a tuner's to see, and health an operator's. */
  private final TokenMint mint = TokenMint.of(new SecureRandom());
  private LocalDynamoDb table;
  private ServerProcess left;
  private ServerProcess right;

  @BeforeEach
  void start() throws Exception {
    Servers.requirePackaged();
    table = new LocalDynamoDb();
    shop.clear();
    stock();
    aws.shop().learn(IntStream.range(0, 12).mapToObj(i -> bought(i % 3 == 0 ? "anna" : "somebody " + i % 4, "j" + i)).toList());
    startBoth();
  }

  @AfterEach
  void stop() throws Exception {
    stopBoth();
    aws.close();
    if (table != null) {
      table.close();
    }
    shop.clear();
  }

  private void stock() throws Exception {
    String items = String.join("\n", IntStream.range(0, ITEMS)
        .mapToObj(i -> "{\"id\":\"j" + i + "\",\"version\":1,\"title\":\"juice number " + i + "\"}").toList());
    shop.write((catalog, engine) -> {
      try (LineReport report = new LineReport()) {
        catalog.apply(new ByteArrayInputStream(items.getBytes(StandardCharsets.UTF_8)), Operation.PUT, report, soFar -> { });
        return report.accepted();
      }
    });
  }

  private static Interaction bought(String shopper, String item) {
    return new Interaction(shopper, item, EventType.PURCHASE, Instant.now(), OptionalDouble.empty());
  }

  private void startBoth() {
    CompletableFuture<ServerProcess> other = CompletableFuture.supplyAsync(() -> process("right"));
    left = process("left");
    right = other.join();
    for (ServerProcess each : List.of(left, right)) { // at first nothing is kept: it is not known yet who did what lately
      Eventually.within(SOON, "answers are kept", () -> stage(search(each, "bert")).equals("CACHED"));
    }
    Eventually.within(SOON, "his, too", () -> !table.items().isEmpty());
  }

  private void stopBoth() throws Exception {
    for (ServerProcess each : new ServerProcess[] {left, right}) {
      if (each != null) {
        each.close();
      }
    }
  }

  private ServerProcess process(String name) {
    try {
      return new Servers(EngineForTests.address(), shop, false).service(PREFIX + "-" + name, List.of(
          "-Dhybridsearch.personalize.ranker=personalize",
          "-Dhybridsearch.ranker.personalize.campaign-arn=" + aws.resources().arn("campaign/ranking"),
          "-Dhybridsearch.ranker.personalize.region=" + StandInOptions.REGION,
          "-Dhybridsearch.ranker.personalize.endpoint-override=" + aws.uri(),
          "-Dhybridsearch.delivery.tracking-id=" + aws.resources().trackingId(),
          "-Dhybridsearch.delivery.region=" + StandInOptions.REGION, "-Dhybridsearch.delivery.endpoint-override=" + aws.uri(),
          "-Dhybridsearch.delivery.every=100ms", "-Dhybridsearch.delivery.lease=3s", "-Dhybridsearch.delivery.timeout=600ms",
          "-Dhybridsearch.personalize.shared.store=dynamodb",
          "-Dhybridsearch.ranker.dynamodb.region=" + StandInOptions.REGION,
          "-Dhybridsearch.ranker.dynamodb.endpoint-override=" + table.uri(),
          "-Dquarkus.oidc.public-key=" + mint.publicKey(),
          // A test machine may be busy: what is found is looked at, not how fast.
          "-Dhybridsearch.plan.deadline=20s", "-Dhybridsearch.ranker.personalize.timeout=5s",
          "-Dhybridsearch.personalize.shared.timeout=5s"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_one_was_told_the_other_need_not_ask_nor_both_after_a_restart_until_the_shopper_acts() throws Exception {
    JsonNode asked = search(left, "anna");
    assertThat(stage(asked)).isEqualTo("OK");
    assertThat(asked.at("/personalization/applied").asBoolean()).isTrue();
    Eventually.within(SOON, "her answer is kept", () -> table.items().size() == 2);

    assertShared(right, asked);
    stopBoth();
    startBoth();
    assertShared(right, asked);
    assertShared(left, asked);
    assertThat(get(left, "/q/health/well")).contains(
        "\"default.shared-answers.lookups\": \"CLOSED, 100 % of calls let through, 0 under way\"",
        "\"default.shared-answers.writes\": \"CLOSED, 100 % of calls let through, 0 under way\"");

    buy(left, "j7");
    Eventually.within(SOON, "it is asked anew", () -> stage(search(right, "anna")).equals("OK"));
    assertThat(calls()).isGreaterThan(1);
  }

  /** Out of the table, and the same order. */
  private void assertShared(ServerProcess service, JsonNode asked) {
    double saved = metric(service, "hybridsearch_ranker_saved_total", "by=\"shared\"");
    JsonNode found = search(service, "anna");
    assertThat(stage(found)).isEqualTo("CACHED");
    assertThat(found.path("nodes")).isEqualTo(asked.path("nodes"));
    assertThat(found.at("/personalization/applied").asBoolean()).isTrue();
    assertThat(metric(service, "hybridsearch_ranker_saved_total", "by=\"shared\"") - saved).isOne();
    assertThat(calls()).as("of Personalize").isOne();
  }

  /** How often Personalize was asked for her. */
  private long calls() {
    return aws.calls().last("GetPersonalizedRanking").stream().filter(call -> call.body().contains("\"anna\"")).count();
  }

  private JsonNode search(ServerProcess service, String session) {
    return ask(service, SEARCH, Map.of("session", session)).path("search");
  }

  private static String stage(JsonNode page) {
    assertThat(page.path("stages")).as(page.toString()).isNotEmpty();
    return page.path("stages").valueStream().filter(each -> each.path("stage").asText().equals("PERSONALIZE"))
        .findFirst().orElseThrow().path("status").asText();
  }

  private void buy(ServerProcess service, String item) {
    JsonNode said = ask(service, RECORD, Map.of("events", List.of(Map.of("eventId", UUID.randomUUID().toString(),
        "type", "PURCHASE", "itemId", item, "sentAt", Instant.now().toString(), "shopper", Map.of("sessionId", "anna")))));
    assertThat(said.at("/recordEvents/accepted").asInt()).isOne();
  }

  private JsonNode ask(ServerProcess service, String document, Map<String, ?> variables) {
    try {
      String body = HTTP.send(HttpRequest.newBuilder(service.at("/graphql")).header("Content-Type", "application/json")
          .header("Authorization", token())
          .timeout(SOON).POST(BodyPublishers.ofString(GraphQLClient.operation(document, variables))).build(),
          BodyHandlers.ofString()).body();
      JsonNode answer = JSON.readTree(body);
      assertThat(answer.path("errors")).as(body).isEmpty();
      return answer.path("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String token() {
    return "Bearer " + mint.token("tess", Set.of("tuner", "operator"), Instant.now().plusSeconds(600));
  }

  private String get(ServerProcess service, String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(service.at(path)).header("Authorization", token()).build();
      return HTTP.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The sum of what is shown under a name with these tags. */
  private double metric(ServerProcess service, String name, String... tags) {
    return get(service, "/q/metrics").lines()
        .filter(line -> line.startsWith(name + "{") && List.of(tags).stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
  }
}
