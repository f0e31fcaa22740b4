package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.benchmark.server.ServerProcess;
import org.hybridsearch.benchmark.server.Servers;
import org.hybridsearch.benchmark.server.Shop;
import org.hybridsearch.demo.multiplied.Scale;
import org.hybridsearch.standin.StandIn;
import org.hybridsearch.standin.StandInOptions;
import org.hybridsearch.standin.bedrock.HashedWords;
import org.hybridsearch.standin.fault.Fault;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.standin.fault.Latency;
import org.hybridsearch.standin.personalize.BehaviourModel;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged service, which delivers events to the stand-in for Personalize, is killed while it does, and cut off from it. */
@Timeout(600)
class KilledServiceIT {

  private static final String PREFIX = "killed-service";
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final int BATCH = 10;
  private static final int SENDERS = 3;
  /** Of these an hour has 120 at the default of 30 s. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);
  private static final int AN_HOUR = 120;
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String RECORD =
      "mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted duplicates rejected { code } } }";

  private final Shop shop = new Shop(PREFIX, Scale.of(1_560), EngineForTests.address());
  private final Map<String, List<String>> sent = new ConcurrentHashMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<ServerProcess> processes = new ArrayList<>();
  private final Learned learned = new Learned();
  private StandIn aws;

  /** Counts what the model of the stand-in is told, which is what counts there. */
  private static final class Learned implements BehaviourModel {
    private final Map<String, Integer> bySession = new ConcurrentHashMap<>();

    @Override
    public void learn(Collection<Interaction> events) {
      events.forEach(event -> bySession.merge(event.userId(), 1, Integer::sum));
    }

    @Override
    public Map<String, Double> scores(String userId, List<String> itemIds) {
      return Map.of();
    }

    @Override
    public List<String> favorites(String userId, int limit) {
      return List.of();
    }

    @Override
    public List<String> neighbors(String itemId, int limit) {
      return List.of();
    }

    @Override
    public void join(String sessionId, String userId) {}

    @Override
    public boolean forget(String userId) {
      return false;
    }
  }

  @BeforeAll
  static void packaged() {
    Servers.requirePackaged();
  }

  @BeforeEach
  void start() throws IOException {
    shop.clear();
    aws = standIn(0);
  }

  @AfterEach
  void stop() throws Exception {
    for (ServerProcess each : processes) {
      each.close();
    }
    aws.close();
    shop.clear();
  }

  private StandIn standIn(int port) {
    StandIn aws = StandIn.start(StandInOptions.defaults().port(port), learned, new HashedWords());
    aws.faults().latency(new Latency("PutEvents", Duration.ofMillis(30), Duration.ofMillis(60))); // so that there is a backlog
    return aws;
  }

  private ServerProcess service() throws Exception {
    ServerProcess service = new Servers(EngineForTests.address(), shop, false).service(PREFIX + processes.size(), List.of(
        "-Dhybridsearch.delivery.tracking-id=" + aws.resources().trackingId(),
        "-Dhybridsearch.delivery.region=" + StandInOptions.REGION, "-Dhybridsearch.delivery.endpoint-override=" + aws.uri(),
        "-Dhybridsearch.delivery.every=100ms", "-Dhybridsearch.delivery.lease=3s", "-Dhybridsearch.delivery.timeout=600ms",
        "-Dhybridsearch.delivery.calls-in-flight=2", "-Dhybridsearch.delivery.page-size=50",
        "-Dhybridsearch.delivery.retry-pause=10ms",
        "-Dhybridsearch.delivery.retry-max-pause=" + LONGEST_PAUSE.toMillis() + "ms"));
    processes.add(service);
    return service;
  }

  private static JsonNode record(ServerProcess service, String session, List<String> ids) throws IOException {
    List<Map<String, ?>> events = new ArrayList<>();
    for (String id : ids) {
      events.add(Map.of("eventId", id, "type", "CLICK", "itemId", "j" + Math.floorMod(id.hashCode(), 40),
          "sentAt", Instant.now().toString(), "shopper", Map.of("sessionId", session)));
    }
    try {
      return JSON.readTree(HTTP.send(HttpRequest.newBuilder(service.at("/graphql")).header("Content-Type", "application/json")
          .timeout(SOON).POST(BodyPublishers.ofString(GraphQLClient.operation(RECORD, Map.of("events", events)))).build(),
          BodyHandlers.ofString()).body()).at("/data/recordEvents");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Sends a batch of a visitor who comes once: who does so much is a bot. */
  private void sendOne(ServerProcess service) throws IOException {
    String session = "s-" + UUID.randomUUID();
    List<String> ids = IntStream.range(0, BATCH).mapToObj(i -> session + "-" + i).toList();
    sent.put(session, ids);
    if (record(service, session, ids).path("accepted").asInt() == BATCH) {
      acknowledged.addAll(ids);
    }
  }

  private void sendUntilItFails(ServerProcess service) {
    try {
      while (true) {
        sendOne(service);
      }
    } catch (IOException e) {
      // it was killed
    }
  }

  private void killWhileItDelivers(int delivered) throws Exception {
    ServerProcess service = service();
    List<Thread> senders = IntStream.range(0, SENDERS)
        .mapToObj(i -> Thread.startVirtualThread(() -> sendUntilItFails(service))).toList();
    Eventually.within(SOON, delivered + " events arrived", () -> aws.shop().eventIds().size() >= delivered);
    service.handle().destroyForcibly(); // SIGKILL: no hook runs, nothing is flushed
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(aws.shop().eventIds()).as("it was in the middle").hasSizeLessThan(acknowledged.size());
  }

  @Test
  void killed_while_it_delivers_what_it_acknowledged_arrives_and_each_event_counts_once() throws Exception {
    killWhileItDelivers(100);
    killWhileItDelivers(600);
    aws.faults().add(Fault.of("PutEvents", FaultKind.RESET).afterwards().times(BATCH)); // taken, and the answer lost
    ServerProcess service = service();
    Eventually.within(SOON, "all that was acknowledged arrives", () -> aws.shop().eventIds().keySet().containsAll(acknowledged));

    Set<String> all = new HashSet<>();
    for (Map.Entry<String, List<String>> batch : sent.entrySet()) { // as a storefront does that got no answer
      if (!acknowledged.containsAll(batch.getValue())) {
        JsonNode answer = record(service, batch.getKey(), batch.getValue());
        assertThat(answer.path("accepted").asInt() + answer.path("duplicates").asInt()).isEqualTo(BATCH);
      }
      all.addAll(batch.getValue());
    }
    Eventually.within(SOON, "the others, too", () -> aws.shop().eventIds().keySet().containsAll(all));
    Map<String, Integer> arrived = aws.shop().eventIds();
    assertThat(arrived.keySet()).isEqualTo(all);
    long again = arrived.values().stream().filter(times -> times > 1).count();
    System.out.printf("Killed twice: %d events acknowledged, %d of %d arrived more than once, under the same id%n",
        acknowledged.size(), again, arrived.size());
    assertThat(again).as("what was delivered before a kill is not begun anew").isPositive().isLessThan(arrived.size() / 2);
    assertThat(learned.bySession).as("what came twice counts once").containsOnlyKeys(sent.keySet())
        .allSatisfy((session, events) -> assertThat(events).isEqualTo(BATCH));
  }

  @Test
  void cut_off_for_as_many_pauses_as_an_hour_has_it_acknowledges_on_and_loses_nothing() throws Exception {
    ServerProcess service = service();
    sendOne(service);
    Eventually.within(SOON, "it delivers", () -> metric(service, "hybridsearch_delivery_delivered_total") == BATCH);
    acknowledged.clear();
    int port = aws.uri().getPort();
    aws.close();
    for (long failed = 0; failed < AN_HOUR; failed = failedCalls(service)) {
      if (acknowledged.size() < 40 * BATCH) {
        sendOne(service);
      }
    }
    assertThat(acknowledged).hasSize(40 * BATCH);
    aws = standIn(port);
    Eventually.within(SOON, "all arrive", () -> aws.shop().eventIds().keySet().containsAll(acknowledged));
    assertThat(aws.shop().eventIds().keySet()).isEqualTo(acknowledged);
    assertThat(metric(service, "hybridsearch_delivery_refused_total")).as("none was given up").isZero();
  }

  private static long failedCalls(ServerProcess service) {
    return (long) metric(service, "hybridsearch_delivery_calls_seconds_count{market=\"default\",outcome=\"failed\"");
  }

  private static double metric(ServerProcess service, String start) {
    try {
      return HTTP.send(HttpRequest.newBuilder(service.at("/q/metrics")).build(), BodyHandlers.ofString()).body().lines()
          .filter(line -> line.startsWith(start))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
