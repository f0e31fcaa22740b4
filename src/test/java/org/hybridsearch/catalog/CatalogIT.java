package org.hybridsearch.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hybridsearch.catalog.calibrate.Calibration;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogIT {

  private CatalogFixture fixture;
  private Catalog catalog;

  @BeforeEach
  void open() {
    fixture = new CatalogFixture();
    catalog = fixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Item item(String id) {
    return fixture.find(id).orElseThrow();
  }

  private static String code(JsonNode report, int index) {
    return report.path("items").path(index).path("code").asText();
  }

  @Test
  void stores_an_item_whole_and_reads_it_back() {
    JsonNode report = fixture.put(catalog, """
        {"id":"a","version":3,"sku":"S","gtin":"123","title":"Orange juice","description":"Fresh","brand":"Sunny",\
        "categories":["Drink","Juice"],"price":2.5,"listPrice":3,"currency":"EUR","imageUrl":"/a.png","url":"https://x.example/a",\
        "available":false,"rating":4.5,"ratingCount":10,"popularity":0.25,"createdAt":"2024-02-01T10:00:00+02:00","groupId":"g",\
        "attributes":{"color":["red","blue"],"volume":1.50,"organic":true}}""");
    assertThat(report.toString()).isEqualTo("{\"accepted\":1,\"stale\":0,\"refused\":0,\"embedded\":1,\"items\":[]}");
    Item item = item("a");
    assertThat(item.toString()).isEqualTo("Item[id=a, sku=Optional[S], gtin=Optional[123], title=Orange juice, "
        + "description=Optional[Fresh], brand=Optional[Sunny], categories=[Drink, Juice], price=OptionalDouble[2.5], "
        + "listPrice=OptionalDouble[3.0], currency=Optional[EUR], imageUrl=Optional[/a.png], url=Optional[https://x.example/a], "
        + "available=false, rating=OptionalDouble[4.5], ratingCount=OptionalInt[10], popularity=OptionalDouble[0.25], "
        + "createdAt=Optional[2024-02-01T08:00:00Z], groupId=Optional[g], attributes=[Attribute[name=color, kind=KEYWORD, "
        + "values=[red, blue]], Attribute[name=organic, kind=BOOLEAN, values=[true]], Attribute[name=volume, kind=NUMBER, "
        + "values=[1.5]]]]");
    assertThat(fixture.searchable()).containsExactly("a");
    assertThat(fixture.document("a").path("group").asText()).isEqualTo("g");
  }

  @Test
  void what_an_earlier_version_logged_into_is_let_know_of_new_fields() {
    String alias = fixture.names.ubiQueries();
    fixture.admin.delete(alias + "-1");
    fixture.admin.create(alias + "-1", "{\"mappings\":{\"dynamic\":\"strict\",\"properties\":{\"user_query\":"
        + "{\"type\":\"keyword\",\"ignore_above\":1024},\"query_attributes\":{\"properties\":{\"bot\":{\"type\":\"boolean\"}}}}}}");
    fixture.admin.point(alias, alias + "-1", false);
    fixture.open();
    fixture.open();
    fixture.engine.send(EngineRequest.of("PUT", "/" + alias + "/_doc/1", Map.of("refresh", "true"),
            Json.raw("{\"user_query\":\"juice\",\"query_attributes\":{\"bot\":false,\"kind\":\"search\"}}")),
        CatalogFixture.TIMEOUT, AnswerReader.ignored());
    assertThat(fixture.admin.count(alias)).isEqualTo(1);
  }

  @Test
  void an_older_version_loses_and_an_equal_one_is_applied_again() {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":5,\"title\":\"five\"}");
    JsonNode report = fixture.put(catalog, "{\"id\":\"a\",\"version\":4,\"title\":\"four\"}");
    assertThat(report.path("stale").asInt()).isEqualTo(1);
    assertThat(report.path("refused").asInt()).isZero();
    assertThat(code(report, 0)).isEqualTo("STALE");
    assertThat(item("a").title()).isEqualTo("five");
    assertThat(fixture.put(catalog, "{\"id\":\"a\",\"version\":5,\"title\":\"five again\"}").path("accepted").asInt()).isEqualTo(1);
    assertThat(item("a").title()).isEqualTo("five again");
  }

  @Test
  void changes_of_one_item_in_one_batch_keep_their_order() {
    JsonNode report = fixture.put(catalog,
        "{\"id\":\"a\",\"title\":\"one\"}", "{\"id\":\"b\",\"title\":\"one\"}", "{\"id\":\"a\",\"title\":\"two\"}",
        "{\"id\":\"a\",\"title\":\"one\"}", "{\"id\":\"b\",\"title\":\"two\"}");
    assertThat(report.path("accepted").asInt()).isEqualTo(5);
    assertThat(item("a").title()).isEqualTo("one");
    assertThat(item("b").title()).isEqualTo("two");
  }

  @Test
  void a_deleted_item_is_gone_and_an_older_upload_does_not_bring_it_back() {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":5,\"title\":\"five\"}");
    assertThat(fixture.apply(catalog, Operation.DELETE, "{\"id\":\"a\",\"version\":7}").path("accepted").asInt()).isEqualTo(1);
    assertThat(fixture.find("a")).isEmpty();
    assertThat(fixture.searchable()).isEmpty();
    assertThat(code(fixture.put(catalog, "{\"id\":\"a\",\"version\":6,\"title\":\"six\"}"), 0)).isEqualTo("STALE");
    assertThat(fixture.find("a")).isEmpty();
    fixture.put(catalog, "{\"id\":\"a\",\"version\":8,\"title\":\"eight\"}");
    assertThat(item("a").title()).isEqualTo("eight");
    assertThat(fixture.searchable()).containsExactly("a");
  }

  @Test
  void a_deletion_that_comes_before_its_item_holds() {
    assertThat(code(fixture.apply(catalog, Operation.DELETE, "{\"id\":\"a\",\"version\":7}"), 0)).isEqualTo("NOT_FOUND");
    assertThat(code(fixture.put(catalog, "{\"id\":\"a\",\"version\":6,\"title\":\"six\"}"), 0)).isEqualTo("STALE");
    assertThat(fixture.find("a")).isEmpty();
  }

  @Test
  void an_older_deletion_loses() {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":5,\"title\":\"five\"}");
    assertThat(code(fixture.apply(catalog, Operation.DELETE, "{\"id\":\"a\",\"version\":4}"), 0)).isEqualTo("STALE");
    assertThat(item("a").title()).isEqualTo("five");
  }

  @Test
  void a_patch_changes_what_it_names_and_clears_what_it_gives_null() {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":1,\"title\":\"t\",\"brand\":\"b\",\"price\":1,\"groupId\":\"g\","
        + "\"attributes\":{\"color\":\"red\",\"size\":4}}");
    JsonNode report = fixture.apply(catalog, Operation.PATCH,
        "{\"id\":\"a\",\"version\":2,\"price\":2,\"brand\":null,\"groupId\":null,\"attributes\":{\"color\":null,\"weight\":7}}");
    assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(1);
    Item item = item("a");
    assertThat(item.price()).hasValue(2);
    assertThat(item.brand()).isEmpty();
    assertThat(item.groupId()).isEmpty();
    assertThat(fixture.document("a").path("group").asText()).isEqualTo("a");
    assertThat(item.attributes()).extracting(Item.Attribute::name).containsExactly("size", "weight");
  }

  @Test
  void a_patch_of_an_unknown_or_deleted_item_is_not_found() {
    fixture.apply(catalog, Operation.DELETE, "{\"id\":\"b\"}");
    JsonNode report = fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"price\":2}", "{\"id\":\"b\",\"price\":2}");
    assertThat(List.of(code(report, 0), code(report, 1))).containsOnly("NOT_FOUND");
    assertThat(fixture.searchable()).isEmpty();
  }

  @Test
  void an_older_patch_loses() {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":5,\"title\":\"five\",\"price\":5}");
    assertThat(code(fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"version\":4,\"price\":4}"), 0)).isEqualTo("STALE");
    assertThat(item("a").price()).hasValue(5);
  }

  @Test
  void unchanged_text_is_not_embedded_again() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"t\",\"price\":1}", "{\"id\":\"b\",\"title\":\"u\"}");
    assertThat(fixture.embedder.embedded()).isEqualTo(2);
    JsonNode before = fixture.document("a").path("embedding");
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"t\",\"price\":2}", "{\"id\":\"b\",\"title\":\"u\"}");
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"price\":3}", "{\"id\":\"b\",\"title\":\"u\",\"brand\":null}");
    assertThat(fixture.embedder.embedded()).isEqualTo(2);
    assertThat(before.size()).isEqualTo(32);
    assertThat(fixture.document("a").path("embedding")).isEqualTo(before);
    assertThat(item("a").price()).hasValue(3);
  }

  @Test
  void a_patched_text_is_embedded_as_the_whole_text_it_makes() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"orange juice\",\"brand\":\"sunny\"}", "{\"id\":\"b\",\"title\":\"x\"}");
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"b\",\"title\":\"orange juice\"}", "{\"id\":\"a\",\"description\":\"fresh\"}");
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"b\",\"brand\":\"sunny\",\"description\":\"fresh\"}");
    assertThat(fixture.document("b").path("embedding")).isEqualTo(fixture.document("a").path("embedding"));
    assertThat(fixture.document("b").path("textHash")).isEqualTo(fixture.document("a").path("textHash"));
  }

  @Test
  void concurrent_patches_of_one_item_lose_nothing() throws Exception {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":1,\"title\":\"t\"}");
    List<Callable<JsonNode>> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "n" + i;
      writers.add(() -> fixture.apply(fixture.open(), Operation.PATCH,
          "{\"id\":\"a\",\"version\":2,\"attributes\":{\"" + name + "\":\"v\"}}",
          "{\"id\":\"a\",\"version\":2,\"attributes\":{\"x" + name + "\":1}}"));
    }
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<JsonNode> answer : executor.invokeAll(writers)) {
        assertThat(answer.get().path("accepted").asInt()).isEqualTo(2);
      }
    }
    assertThat(item("a").attributes()).hasSize(16);
  }

  @Test
  void an_item_whose_text_two_writers_change_at_once_ends_with_the_vector_of_its_text() throws Exception {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":1,\"title\":\"start\"}", "{\"id\":\"b\",\"version\":1,\"title\":\"start\"}");
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<JsonNode>> writers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String field = List.of("title", "brand", "description").get(i % 3);
        writers.add(() -> fixture.apply(catalog, Operation.PATCH,
            "{\"id\":\"a\",\"version\":2,\"" + field + "\":\"new " + field + "\"}"));
      }
      for (Future<JsonNode> answer : executor.invokeAll(writers)) {
        assertThat(answer.get().path("accepted").asInt()).isEqualTo(1);
      }
    }
    fixture.put(catalog,
        "{\"id\":\"b\",\"title\":\"new title\",\"brand\":\"new brand\",\"description\":\"new description\"}");
    assertThat(fixture.document("a").path("embedding")).isEqualTo(fixture.document("b").path("embedding"));
  }

  @Test
  void bad_lines_are_reported_by_number_and_the_rest_goes_in() {
    JsonNode report = fixture.put(catalog, "{\"id\":\"a\",\"title\":\"t\"}", "", "nonsense", "{\"id\":\"b\"}",
        "{\"id\":\"c\",\"title\":\"t\",\"price\":-1}", "{\"id\":\"d\",\"title\":\"t\"}");
    assertThat(report.path("accepted").asInt()).isEqualTo(2);
    assertThat(report.path("refused").asInt()).isEqualTo(3);
    assertThat(report.path("items")).extracting(entry -> entry.path("line").asInt()).containsExactly(3, 4, 5);
    assertThat(fixture.searchable()).containsExactly("a", "d");
  }

  @Test
  void the_kind_of_an_attribute_is_settled_by_its_first_value_for_all_replicas() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"t\",\"attributes\":{\"size\":4,\"color\":\"red\"}}");
    Catalog other = fixture.open();
    JsonNode report = fixture.put(other, "{\"id\":\"b\",\"title\":\"t\",\"attributes\":{\"size\":\"four\"}}",
        "{\"id\":\"c\",\"title\":\"t\",\"attributes\":{\"color\":7}}");
    assertThat(report.path("items").path(0).path("reason").asText())
        .isEqualTo("Each value of the numeric attribute 'size' must be a number from -1.0E15 to 1.0E15");
    assertThat(item("c").attributes().getFirst().kind()).isEqualTo(Item.Attribute.Kind.KEYWORD);
  }

  @Test
  void names_of_attributes_are_bounded() {
    CatalogFixture bounded = fixture.replica(Map.of("hybridsearch.catalog.max-attribute-names", "2"), 32);
    JsonNode report = bounded.put(bounded.open(), "{\"id\":\"a\",\"title\":\"t\",\"attributes\":{\"one\":1,\"two\":2}}",
        "{\"id\":\"b\",\"title\":\"t\",\"attributes\":{\"three\":3}}");
    assertThat(report.path("items").path(0).path("line").asInt()).isEqualTo(2);
    assertThat(report.path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void ids_of_256_characters_work_in_any_script() {
    String id = "ก".repeat(256);
    fixture.put(catalog, "{\"id\":\"" + id + "\",\"title\":\"t\"}");
    assertThat(item(id).id()).isEqualTo(id);
    fixture.apply(catalog, Operation.DELETE, "{\"id\":\"" + id + "\"}");
    assertThat(fixture.find(id)).isEmpty();
  }

  @Test
  void a_model_that_fails_leaves_the_lines_unavailable_and_writes_nothing() {
    CatalogFixture hasty = fixture.replica(
        Map.of("hybridsearch.catalog.retry-for", "50ms", "hybridsearch.catalog.retry-pause", "10ms"), 32);
    Catalog other = hasty.open();
    hasty.embedder.failing(true);
    JsonNode report = hasty.put(other, "{\"id\":\"a\",\"title\":\"t\"}", "{\"id\":\"b\",\"title\":\"t\"}");
    assertThat(List.of(code(report, 0), code(report, 1))).containsOnly("UNAVAILABLE");
    assertThat(fixture.searchable()).isEmpty();
    hasty.embedder.failing(false);
    assertThat(hasty.put(other, "{\"id\":\"a\",\"title\":\"t\"}").path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void an_import_is_announced_with_a_new_generation_and_a_calibration() {
    LiveIndex before = catalog.liveIndexes().current();
    assertThat(before.matchThreshold()).isEqualTo(1);
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"one\"}", "{\"id\":\"b\",\"title\":\"two\"}");
    LiveIndex after = catalog.liveIndexes().current();
    assertThat(after.generation()).isGreaterThan(before.generation());
    assertThat(after.randomPairMean()).isEqualTo(0.125);
    assertThat(after.matchThreshold()).isEqualTo(0.5);
    assertThat(fixture.open().liveIndexes().current()).isEqualTo(after);
    fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"price\":1}");
    assertThat(catalog.liveIndexes().current().generation()).isGreaterThan(after.generation());
  }

  @Test
  void the_same_catalogue_is_calibrated_on_the_same_items_in_whatever_order_it_comes() {
    List<String> lines = new ArrayList<>(
        IntStream.range(0, 1_200).mapToObj(i -> "{\"id\":\"i%d\",\"title\":\"thing %d\"}".formatted(i, i)).toList());
    List<String> first = calibratedOn(lines);
    Collections.shuffle(lines, new Random(1));
    assertThat(calibratedOn(lines)).isEqualTo(first).hasSizeBetween(100, 1_199);
  }

  private static List<String> calibratedOn(List<String> lines) {
    List<String> titles = new ArrayList<>();
    try (CatalogFixture other = new CatalogFixture()) {
      Catalog calibrated = other.open((sample, items) -> {
        titles.clear();
        sample.forEach(item -> titles.add(item.title()));
        return new Calibration(0, 0.5);
      });
      other.put(calibrated, lines.toArray(String[]::new));
    }
    return titles;
  }

  @Test
  void deletions_are_forgotten_when_they_are_old_enough() {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":1,\"title\":\"t\"}", "{\"id\":\"b\",\"version\":1,\"title\":\"t\"}");
    fixture.apply(catalog, Operation.DELETE, "{\"id\":\"a\",\"version\":2}");
    catalog.maintenance().run();
    assertThat(fixture.document("a").path("tombstone").asBoolean()).isTrue();
    CatalogFixture forgetful = fixture.replica(Map.of("hybridsearch.catalog.tombstones-kept", "-1s"), 32);
    forgetful.open().maintenance().run();
    assertThat(fixture.document("a").isMissingNode()).isTrue();
    assertThat(fixture.searchable()).containsExactly("b");
  }
}
