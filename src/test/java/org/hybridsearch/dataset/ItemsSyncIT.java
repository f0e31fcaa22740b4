package org.hybridsearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.BehaviourFixture;
import org.hybridsearch.behaviour.popularity.PopularityWriter;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.CatalogFixture;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.catalog.document.Prior;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.standin.StandIn;
import org.hybridsearch.standin.StandInOptions;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.standin.fault.Received;
import org.hybridsearch.standin.personalize.Quotas;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.HashingEmbedder;
import org.hybridsearch.testing.SearchEngines;
import org.hybridsearch.wiring.standin.LocalStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the catalogue over the wire, by the real SDK, into the dataset of a stand-in that keeps AWS's limits. */
class ItemsSyncIT {

  private static final Embedder NO_MATTER = new HashingEmbedder(8);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PUT = "PutItems";
  private static final int REFUSED_IN = 7;

  private final CatalogFixture fixture = new CatalogFixture();
  private final Catalog catalog = fixture.open();
  private final List<Replica> replicas = new ArrayList<>();
  private StandIn aws;

  @BeforeEach
  void open() {
    aws = LocalStandIn.start(StandInOptions.defaults().quotas(new Quotas(500, 1000, 100_000)), NO_MATTER);
  }

  @AfterEach
  void close() {
    replicas.forEach(Replica::close);
    aws.close();
    fixture.close();
  }

  private Replica replica(String... settings) {
    return replica(fixture.engine, settings);
  }

  private Replica replica(SearchEngine engine, String... settings) {
    return to(engine, aws.resources().itemsDataset(), settings);
  }

  private Replica to(SearchEngine engine, String arn, String... settings) {
    Replica replica = Replica.items(aws.uri(), engine, fixture.names, arn, settings);
    replicas.add(replica);
    return replica;
  }

  private static String item(String id, double price) {
    return "{\"id\":\"%s\",\"title\":\"Item %s\",\"brand\":\"Lux\",\"categories\":[\"Home\",\"Light\"],\"price\":%s}".formatted(id, id, price);
  }

  private static String[] items(int number) {
    return IntStream.range(0, number).mapToObj(i -> item("i" + i, 1)).toArray(String[]::new);
  }

  private void stock(String... lines) {
    assertThat(fixture.put(catalog, lines).path("rejected").asInt()).isZero();
  }

  /** The ids of the calls that were taken, and of those that were not, call by call. */
  private List<List<String>> calls() {
    return aws.calls().last(PUT).stream().map(ItemsSyncIT::ids).toList();
  }

  private List<String> sent() {
    return aws.calls().last(PUT).stream().filter(call -> call.outcome().equals(Received.OK)).flatMap(call -> ids(call).stream()).toList();
  }

  private static List<String> ids(Received call) {
    try {
      List<String> ids = new ArrayList<>();
      JSON.readTree(call.body()).path("items").forEach(item -> ids.add(item.path("itemId").asText()));
      return ids;
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, String> item(String id) {
    return aws.shop().item(id);
  }

  private List<JsonNode> notes() {
    fixture.admin.refresh(fixture.names.datasetRecords());
    List<JsonNode> notes = new ArrayList<>();
    fixture.engine.send(EngineRequest.of("POST", "/" + fixture.names.datasetRecords() + "/_search", Map.of(),
        Json.object(Json.member("size", 1000))), CatalogFixture.TIMEOUT, Trees::read).at("/hits/hits")
        .forEach(hit -> notes.add(hit.path("_source")));
    return notes;
  }

  @Test
  void the_dataset_has_what_the_catalogue_has_by_the_columns_of_the_export() {
    stock("""
        {"id":"a","title":"Lamp \\"Sun\\"","description":"two\\nlines","brand":"Lux","categories":["Home","Light"],"price":12.50,\
        "createdAt":"2026-01-01T00:00:00Z","groupId":"lamps","attributes":{"color":["red","blue"],"secret":["x"]}}""");
    stock(items(22));
    Replica replica = replica();
    replica.turn();
    assertThat(item("a")).isEqualTo(Map.of("PRICE", "12.5", "CATEGORY_L1", "Home", "CATEGORY_L2", "Light", "BRAND", "Lux",
        "AVAILABLE", "true", "GROUP_ID", "lamps", "DESCRIPTION", "Lamp 'Sun'. two lines", "CREATION_TIMESTAMP", "1767225600",
        "ATTRIBUTE_COLOR", "red|blue"));
    assertThat(calls()).allMatch(ids -> ids.size() <= 10).hasSizeLessThanOrEqualTo(4);
    assertThat(sent()).hasSize(23).doesNotHaveDuplicates();

    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"price\":9}");
    fixture.apply(catalog, Operation.DELETE, "{\"id\":\"i3\"}");
    stock(item("new", 5));
    replica.turn();
    assertThat(sent().subList(23, 26)).containsExactlyInAnyOrder("a", "i3", "new");
    assertThat(item("a")).containsEntry("PRICE", "9").containsEntry("DESCRIPTION", "Lamp 'Sun'. two lines");
    assertThat(item("i3")).containsEntry("AVAILABLE", "false").containsKeys("CREATION_TIMESTAMP", "PRICE", "CATEGORY_L1");
    assertThat(item("new")).containsEntry("AVAILABLE", "true");

    stock(item("i3", 1));
    replica.turn();
    assertThat(item("i3")).containsEntry("AVAILABLE", "true");
    assertThat(replica.count("sent")).isEqualTo(27);
    assertThat(replica.gauge("lag")).isZero();
    assertThat(replica.sync.state()).isEqualTo("sending, 0 s behind, 0 put aside");
  }

  @Test
  void what_is_not_exported_sends_nothing_nor_does_an_upload_of_the_same() {
    stock(items(25));
    Replica replica = replica();
    replica.turn();
    Map<String, String> before = item("i7");
    aws.calls().clear();

    new PopularityWriter(fixture.engine, fixture.names.items(), DocumentId::of, Prior.SCRIPT, BehaviourFixture.config(Map.of()),
        Clock.systemUTC()).write(IntStream.range(0, 25).boxed().collect(Collectors.toMap(i -> "i" + i, i -> i / 25.0)));
    replica.turn();
    stock(items(25));
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"i7\",\"rating\":4.5}");
    replica.turn();
    fixture.replace(catalog, items(25));
    replica.turn();
    assertThat(calls()).isEmpty();

    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"i7\",\"price\":2}");
    replica.turn();
    assertThat(sent()).containsExactly("i7");
    assertThat(item("i7").get("CREATION_TIMESTAMP")).as("no upload makes it young").isEqualTo(before.get("CREATION_TIMESTAMP"));
  }

  @Test
  void what_another_catalogue_does_not_have_is_not_available_any_more() {
    stock(items(45));
    Replica replica = replica();
    replica.turn();
    aws.calls().clear();
    String[] fewer = items(43);
    fewer[5] = item("i5", 99);
    fixture.replace(catalog, fewer);
    replica.turn();
    assertThat(sent()).containsExactlyInAnyOrder("i5", "i43", "i44");
    assertThat(item("i43")).containsEntry("AVAILABLE", "false").containsEntry("BRAND", "Lux");
    replica.turn();
    assertThat(sent()).hasSize(3);
  }

  @Test
  void what_vanished_without_a_trace_is_noticed_within_a_day() {
    stock(items(3));
    replica().turn();
    fixture.engine.send(EngineRequest.of("POST", "/" + fixture.names.items() + "/_delete_by_query", Map.of("refresh", "true"),
        Json.raw("{\"query\":{\"term\":{\"id\":\"i1\"}}}")), CatalogFixture.TIMEOUT, Trees::read);
    replicas.getFirst().turn();
    assertThat(item("i1")).containsEntry("AVAILABLE", "true");
    replicas.getFirst().pass(Duration.ofHours(25));
    replicas.getFirst().turn();
    assertThat(item("i1")).containsEntry("AVAILABLE", "false");
    assertThat(sent()).hasSize(4);
  }

  @Test
  void killed_between_the_call_and_the_note_the_next_one_sends_again_and_goes_on() throws IOException {
    stock(items(45));
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address());
        SearchEngine engine = SearchEngines.connect(proxy.address())) {
      Replica killed = replica(engine);
      proxy.spoil(request -> request.path().contains("_bulk"), new Fault.Reset());
      killed.turn();
      assertThat(sent()).hasSize(10);
    }
    Replica next = replica();
    next.turn();
    assertThat(next.gauge("active")).as("the lease is not over").isZero();
    next.pass(Duration.ofSeconds(16));
    next.turn();
    assertThat(sent()).hasSize(55);
    assertThat(sent().subList(10, 55)).doesNotHaveDuplicates();
    assertThat(notes()).hasSize(45).allMatch(note -> note.path("state").asText().equals("taken"));
  }

  @Test
  void an_outage_of_an_hour_and_throttling_lose_nothing_and_are_seen() {
    Replica replica = replica();
    replica.turn();
    aws.faults().add(org.hybridsearch.standin.fault.Fault.of(PUT, FaultKind.ERROR_500));
    for (int i = 0; i < 20; i++) {
      stock(item("i" + i, 1));
      replica.turn();
      replica.pass(Duration.ofMinutes(3));
    }
    replica.turn();
    assertThat(sent()).isEmpty();
    assertThat(replica.gauge("lag")).isGreaterThan(3_500);
    assertThat(replica.sync.state()).endsWith(", failing (Personalize refused with status 500 InternalFailure)");
    stock(item("i3", 7));
    aws.faults().clear();
    aws.faults().add(org.hybridsearch.standin.fault.Fault.of(PUT, FaultKind.THROTTLE_429).times(3));
    replica.turns("all arrived", () -> sent().size() >= 20 && replica.sync.lag().isZero());
    assertThat(sent()).hasSize(20).doesNotHaveDuplicates();
    assertThat(item("i3")).containsEntry("PRICE", "7");
    assertThat(replica.count("refused")).isZero();
    assertThat(replica.meters.get("hybridsearch.dataset.calls").tag("outcome", "throttled").timer().count()).isEqualTo(3);
  }

  @Test
  void an_item_that_is_refused_for_good_is_put_aside_until_it_changes_or_is_asked_for() {
    stock(items(12));
    stock("{\"id\":\"bad\",\"title\":\"Bad\",\"attributes\":{\"color\":[\"red\"]}}");
    Replica replica = replica();
    aws.faults().add(org.hybridsearch.standin.fault.Fault.error(PUT, 400, "InvalidInputException").times(REFUSED_IN));
    replica.turn(); // seven refusals: both batches and halves of one, down to single items
    long aside = notes().stream().filter(note -> note.path("state").asText().equals("refused")).count();
    assertThat(aside).isBetween(1L, 4L);
    assertThat(replica.count("refused")).isEqualTo(aside);
    assertThat(sent()).hasSize((int) (13 - aside));
    assertThat(notes()).filteredOn(note -> note.path("state").asText().equals("refused"))
        .allMatch(note -> note.path("code").asText().equals("InvalidInputException"));
    replica.turn();
    assertThat(sent()).as("it is not tried again").hasSize((int) (13 - aside));

    assertThat(replica.sync.replay()).isEqualTo(aside);
    replica.turn();
    assertThat(sent()).hasSize(13).doesNotHaveDuplicates();
    replica.turn();
    assertThat(sent()).hasSize(13);
    assertThat(replica.sync.replay()).isZero();
  }

  @Test
  void a_dataset_that_is_not_there_puts_nothing_aside() {
    stock(items(3));
    Replica replica = to(fixture.engine, aws.resources().arn("dataset/none/ITEMS"));
    replica.turn();
    replica.turn();
    assertThat(notes()).isEmpty();
    assertThat(replica.sync.state()).endsWith("0 put aside, ResourceNotFoundException");
    Replica right = replica();
    right.turn();
    assertThat(sent()).as("another dataset is another one").hasSize(3);
  }

  @Test
  void of_two_replicas_one_sends_and_the_other_takes_over_when_it_falls_silent() {
    stock(items(5));
    Replica left = replica();
    Replica right = replica();
    left.turn();
    right.turn();
    assertThat(sent()).hasSize(5);
    assertThat(List.of(left.gauge("active"), right.gauge("active"))).containsExactly(1.0, 0.0);
    stock(item("i5", 1));
    right.pass(Duration.ofSeconds(16));
    right.turn();
    assertThat(sent()).hasSize(6);
    left.turn();
    assertThat(left.sync.state()).startsWith("watching");
    right.sync.close();
  }

  @Test
  void what_two_sent_at_once_is_sent_again_as_it_is() {
    stock(items(1));
    Replica left = replica();
    left.turn();
    stock(item("i0", 2));
    fixture.admin.refresh(fixture.names.datasetRecords());
    fixture.engine.send(EngineRequest.of("POST", "/" + fixture.names.datasetRecords() + "/_update_by_query",
        Map.of("refresh", "true"), Json.raw("{\"script\":{\"source\":\"ctx._source.state = 'wanted'\"}}")),
        CatalogFixture.TIMEOUT, Trees::read);
    left.turn();
    assertThat(item("i0")).containsEntry("PRICE", "2");
    assertThat(sent()).containsExactly("i0", "i0");
    assertThat(notes()).allMatch(note -> note.path("state").asText().equals("taken"));
  }
}
