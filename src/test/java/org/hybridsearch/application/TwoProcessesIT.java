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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.benchmark.server.ServerProcess;
import org.hybridsearch.benchmark.server.Servers;
import org.hybridsearch.benchmark.server.Shop;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.demo.multiplied.Scale;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The packaged service as two processes on one engine, one of which is killed. */
@TestInstance(Lifecycle.PER_CLASS)
class TwoProcessesIT {

  private static final String PREFIX = "two-processes";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int ITEMS = 40;
  private static final int BATCH = 10;
  private static final int ENOUGH = 300;
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String SEARCH = """
      query($input: SearchInput!, $first: Int, $after: String) { search(input: $input, first: $first, after: $after) {
        nodes { id } pageInfo { hasNextPage endCursor } personalization { applied } } }""";
  private static final String RECORD =
      "mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted duplicates rejected { code } } }";

  private final Shop shop = new Shop(PREFIX, Scale.of(1_560), EngineForTests.address());
  private Servers servers;
  private ServerProcess left;
  private ServerProcess right;

  @BeforeAll
  void start() throws Exception {
    Servers.requirePackaged();
    shop.clear();
    stock();
    servers = new Servers(EngineForTests.address(), shop, false);
    CompletableFuture<ServerProcess> other = CompletableFuture.supplyAsync(() -> process("right"));
    left = process("left");
    right = other.join();
  }

  @AfterAll
  void stop() throws Exception {
    for (ServerProcess each : new ServerProcess[] {left, right}) {
      if (each != null) {
        each.close();
      }
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

  private ServerProcess process(String name) {
    try {
      return servers.service(PREFIX + "-" + name, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What an operation answers. */
  private static JsonNode ask(ServerProcess service, String document, Map<String, ?> variables) throws IOException {
    try {
      return JSON.readTree(HTTP.send(HttpRequest.newBuilder(service.at("/graphql")).header("Content-Type", "application/json")
          .timeout(SOON).POST(BodyPublishers.ofString(GraphQLClient.operation(document, variables))).build(),
          BodyHandlers.ofString()).body()).path("data");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode search(ServerProcess service, String sessionId, int first, String after) {
    Map<String, Object> variables = new HashMap<>(
        Map.of("input", Map.of("query", "juice", "shopper", Map.of("sessionId", sessionId)), "first", first));
    if (!after.isEmpty()) {
      variables.put("after", after);
    }
    try {
      return ask(service, SEARCH, variables).path("search");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> ids(JsonNode page) {
    return StreamSupport.stream(page.path("nodes").spliterator(), false).map(node -> node.path("id").asText()).toList();
  }

  private static List<Map<String, ?>> events(String sessionId, String type, List<String> eventIds) {
    List<Map<String, ?>> events = new ArrayList<>();
    for (String id : eventIds) {
      events.add(Map.of("eventId", id, "type", type, "itemId", "j" + Math.floorMod(id.hashCode(), ITEMS),
          "sentAt", Instant.now().toString(), "shopper", Map.of("sessionId", sessionId)));
    }
    return events;
  }

  private static JsonNode record(ServerProcess service, List<Map<String, ?>> events) throws IOException {
    return ask(service, RECORD, Map.of("events", events)).path("recordEvents");
  }

  @Test
  void the_one_serves_the_pages_after_those_of_the_other() throws IOException {
    List<String> whole = ids(search(left, "reader", ITEMS, ""));
    assertThat(whole).hasSize(ITEMS);
    List<String> paged = new ArrayList<>();
    String after = "";
    for (int page = 0; page == 0 || !after.isEmpty(); page++) {
      JsonNode answer = search(page % 2 == 0 ? left : right, "reader", 7, after);
      paged.addAll(ids(answer));
      after = answer.at("/pageInfo/hasNextPage").asBoolean() ? answer.at("/pageInfo/endCursor").asText() : "";
      // What happens meanwhile moves nothing.
      assertThat(record(right, events("reader", "PURCHASE", List.of(UUID.randomUUID().toString()))).path("accepted").asInt()).isOne();
    }
    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void the_one_knows_of_a_click_at_the_other() throws IOException {
    assertThat(search(left, "clicker", 5, "").at("/personalization/applied").asBoolean()).isFalse();
    assertThat(record(right, events("clicker", "CLICK", List.of(UUID.randomUUID().toString()))).path("accepted").asInt()).isOne();
    long acknowledged = System.nanoTime();
    Eventually.within(SOON, "the click counts", () -> search(left, "clicker", 5, "").at("/personalization/applied").asBoolean());
    System.out.println("A click at another process counted after " + (System.nanoTime() - acknowledged) / 1_000_000 + " ms");
  }

  @Test
  void killed_at_any_moment_it_has_lost_nothing_that_it_acknowledged_and_counts_nothing_twice() throws Exception {
    Map<String, List<String>> sent = new ConcurrentHashMap<>();
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    List<Thread> senders = IntStream.range(0, 3).mapToObj(i -> Thread.startVirtualThread(() -> sendUntilItFails(sent, acknowledged)))
        .toList();
    Eventually.within(Duration.ofMinutes(1), "events are acknowledged", () -> acknowledged.size() >= ENOUGH);
    left.handle().destroyForcibly(); // SIGKILL: no hook runs, nothing is flushed
    for (Thread sender : senders) {
      sender.join();
    }
    List<String> all = sent.values().stream().flatMap(List::stream).toList();
    assertThat(stored()).doesNotHaveDuplicates().containsAll(acknowledged);

    left = process("left-again");
    int accepted = 0;
    int duplicates = 0;
    for (Map.Entry<String, List<String>> batch : sent.entrySet()) {
      JsonNode answer = record(left, events(batch.getKey(), "CLICK", batch.getValue()));
      accepted += answer.path("accepted").asInt();
      duplicates += answer.path("duplicates").asInt();
      assertThat(answer.path("rejected")).isEmpty();
    }
    System.out.printf("Killed with %d of %d events acknowledged; sent again, %d were new%n", acknowledged.size(), all.size(), accepted);
    assertThat(accepted + duplicates).isEqualTo(all.size());
    assertThat(duplicates).isGreaterThanOrEqualTo(acknowledged.size());
    assertThat(stored()).containsExactlyInAnyOrderElementsOf(new HashSet<>(all));
    assertThat(record(right, events("again", "CLICK", all.subList(0, BATCH))).path("duplicates").asInt()).isEqualTo(BATCH);
  }

  private void sendUntilItFails(Map<String, List<String>> sent, Set<String> acknowledged) {
    try {
      while (true) {
        String session = "killed-" + UUID.randomUUID(); // each its own: who does so much is a bot
        List<String> ids = IntStream.range(0, BATCH).mapToObj(i -> session + "-" + i).toList();
        sent.put(session, ids);
        if (record(left, events(session, "CLICK", ids)).path("accepted").asInt() == BATCH) {
          acknowledged.addAll(ids);
        }
      }
    } catch (IOException e) {
      // it was killed
    }
  }

  /** The ids of all events sent by those who were cut off. */
  private static List<String> stored() throws IOException {
    String alias = PREFIX + "-default-ubi_events";
    try (SearchEngine engine = SearchEngines.connect()) {
      engine.send(EngineRequest.of("POST", "/" + alias + "/_refresh", Map.of()), SOON, Trees::read);
      Json theirs = Json.object(Json.member("prefix", Json.object(Json.member("client_id", "killed-"))));
      JsonNode hits = engine.send(EngineRequest.of("POST", "/" + alias + "/_search", Map.of(),
          Json.object(Json.member("size", 10_000), Json.member("query", theirs))), SOON, Trees::read).at("/hits/hits");
      return StreamSupport.stream(hits.spliterator(), false)
          .map(hit -> hit.at("/_source/event_attributes/event_id").asText()).toList();
    }
  }
}
