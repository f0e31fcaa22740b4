package org.hybridsearch.behaviour.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.BehaviourFixture;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.CatalogFixture;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.Prior;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Trees;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PopularityWriterIT {

  private static final String LEARNED = "learnedPopularity";

  private CatalogFixture fixture;
  private Catalog catalog;
  private PopularityWriter writer;
  private Instant now = Instant.parse("2024-01-01T00:00:00Z");

  @BeforeEach
  void open() {
    fixture = new CatalogFixture();
    catalog = fixture.open();
    writer = writer();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private PopularityWriter writer() {
    return new PopularityWriter(fixture.engine, fixture.names.items(), DocumentId::of, Prior.SCRIPT,
        BehaviourFixture.config(Map.of()), ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
  }

  private JsonNode learned(String id) {
    return fixture.document(id).path(LEARNED);
  }

  private static String item(String id, int version) {
    return "{\"id\":\"" + id + "\",\"version\":" + version + ",\"title\":\"title of " + id + "\"}";
  }

  @Test
  void writes_the_popularity_and_nothing_else() {
    String longId = "漢".repeat(256);
    fixture.put(catalog, item("a", 3), item(longId, 3));
    JsonNode before = fixture.document("a");
    assertThat(writer.write(Map.of("a", 0.5, longId, 0.75))).isEqualTo(2);
    JsonNode after = fixture.document("a");
    assertThat(after.path(LEARNED).asDouble()).isEqualTo(0.5);
    assertThat(((ObjectNode) after).without(List.of(LEARNED, Fields.PRIOR)).toString())
        .isEqualTo(((ObjectNode) before).without(Fields.PRIOR).toString());
    assertThat(after.path("embedding").size()).isEqualTo(32);
    assertThat(fixture.document(DocumentId.of(longId)).path(LEARNED).asDouble()).isEqualTo(0.75);
  }

  @Test
  void writes_only_what_differs_by_more_than_the_tolerance() {
    fixture.put(catalog, item("a", 1), item("b", 1));
    writer.write(Map.of("a", 0.5, "b", 0.5));
    assertThat(writer.write(Map.of("a", 0.509, "b", 0.52))).isEqualTo(1);
    assertThat(learned("a").asDouble()).isEqualTo(0.5);
    assertThat(learned("b").asDouble()).isEqualTo(0.52);
    assertThat(writer.write(Map.of("a", 0.518))).as("small steps add up").isEqualTo(1);
  }

  @Test
  void does_not_write_what_another_replica_has_written() {
    fixture.put(catalog, item("a", 1));
    writer.write(Map.of("a", 0.5));
    assertThat(writer().write(Map.of("a", 0.505))).isZero();
    assertThat(writer().write(Map.of("a", 0.6))).isEqualTo(1);
  }

  @Test
  void does_not_even_send_what_it_finds_written() {
    fixture.put(catalog, item("a", 1), item("b", 1));
    writer.write(Map.of("a", 0.5));
    fixture.admin.refresh(fixture.names.items());
    assertThat(writer().write(Map.of("a", 0.505))).isZero();
    assertThat(writesInVain()).isZero();
    assertThat(writer().write(Map.of("a", 0.505, "b", 0.25))).isEqualTo(1);
    assertThat(writesInVain()).isZero();
  }

  private long writesInVain() {
    return fixture.engine.send(EngineRequest.of("GET", "/" + fixture.names.items() + "/_stats/indexing", Map.of()),
        CatalogFixture.TIMEOUT, Trees::read).findPath("noop_update_total").asLong(-1);
  }

  @Test
  void skips_items_that_are_not_there_or_were_deleted() {
    fixture.put(catalog, item("a", 1), item("gone", 1));
    fixture.apply(catalog, Operation.DELETE, "{\"id\":\"gone\",\"version\":2}");
    assertThat(writer.write(Map.of("a", 0.5, "gone", 0.5, "never", 0.5))).isEqualTo(1);
    assertThat(fixture.document("gone").has(LEARNED)).isFalse();
    assertThat(fixture.document("never").isMissingNode()).isTrue();
    assertThat(fixture.searchable()).containsExactly("a");
  }

  @Test
  void an_item_that_comes_back_gets_its_popularity_when_the_memory_has_passed() {
    writer.write(Map.of("a", 0.5));
    fixture.put(catalog, item("a", 1));
    assertThat(writer.write(Map.of("a", 0.5))).isZero();
    now = now.plus(Duration.ofMinutes(11));
    assertThat(writer.write(Map.of("a", 0.5))).isEqualTo(1);
    assertThat(learned("a").asDouble()).isEqualTo(0.5);
  }

  @Test
  void a_replaced_catalogue_gets_the_popularities_at_once() {
    fixture.put(catalog, item("a", 1));
    Map<String, Double> popularities = Map.of("a", 0.5, "b", 0.25);
    writer.write(popularities);
    fixture.replace(catalog, item("a", 2), item("b", 2));
    writer.write(popularities);
    assertThat(learned("a").asDouble()).isEqualTo(0.5);
    assertThat(learned("b").asDouble()).isEqualTo(0.25);
  }

  @Test
  void an_item_written_whole_or_patched_keeps_its_popularity_and_no_version_is_stale() {
    fixture.put(catalog, item("a", 1));
    writer.write(Map.of("a", 0.5));
    assertThat(fixture.put(catalog, item("a", 1)).path("accepted").asInt()).isEqualTo(1);
    JsonNode patched = fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"version\":1,\"price\":2}");
    assertThat(patched.path("accepted").asInt()).isEqualTo(1);
    assertThat(learned("a").asDouble()).isEqualTo(0.5);
  }

  @Test
  void writing_beside_patches_loses_neither() throws Exception {
    fixture.put(catalog, item("a", 1));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JsonNode>> patches = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String name = "n" + i;
        patches.add(threads.submit(() -> fixture.apply(catalog, Operation.PATCH,
            "{\"id\":\"a\",\"version\":2,\"attributes\":{\"" + name + "\":\"v\"}}",
            "{\"id\":\"a\",\"version\":2,\"attributes\":{\"x" + name + "\":1}}")));
      }
      double value = 0;
      while (!patches.stream().allMatch(Future::isDone)) {
        value = value > 0.9 ? 0 : value + 0.02;
        writer.write(Map.of("a", value));
      }
      for (Future<JsonNode> patch : patches) {
        assertThat(patch.get().path("accepted").asInt()).isEqualTo(2);
      }
    }
    writer.write(Map.of("a", 0.99));
    assertThat(learned("a").asDouble()).isEqualTo(0.99);
    JsonNode attributes = fixture.document("a").path("attributes");
    assertThat(attributes.path("keyword").size() + attributes.path("number").size()).isEqualTo(12);
  }

  @Test
  void many_items_are_written_in_several_bulks() {
    fixture.put(catalog, IntStream.range(0, 1100).mapToObj(i -> item("i" + i, 1)).toArray(String[]::new));
    Map<String, Double> popularities = new HashMap<>();
    IntStream.range(0, 1100).forEach(i -> popularities.put("i" + i, i / 1100.0));
    assertThat(writer.write(popularities)).isEqualTo(1100);
    assertThat(learned("i1099").asDouble()).isEqualTo(1099 / 1100.0);
  }
}
