package org.hybridsearch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hybridsearch.contract.Asking.Told;
import org.junit.jupiter.api.Test;

/** Filters by each operator, and what facets tell. */
interface FacetsContract {

  String FACETS = "totalCount facets { field minimum maximum values { value count selected from to } }";

  Asking asking();

  private List<String> found(Map<String, ?> filter) {
    return asking().search(Map.of("filters", List.of(filter)), ", first: 100", "nodes { id }").texts("/search/nodes", "/id");
  }

  @Test
  default void in_takes_any_of_its_values() {
    assertThat(found(Map.of("field", "id", "in", List.of("lamp-2", "j3", "bare")))).containsExactlyInAnyOrder("lamp-2", "j3", "bare");
  }

  @Test
  default void range_takes_both_its_ends_and_either_alone() {
    List<String> byPrice = Goods.juices("PRICE");
    assertThat(found(Map.of("field", "price", "range", Map.of("from", 3, "to", 5))))
        .containsExactlyInAnyOrderElementsOf(byPrice.subList(3, 6));
    assertThat(found(Map.of("field", "price", "range", Map.of("to", 2)))).containsExactlyInAnyOrderElementsOf(byPrice.subList(0, 3));
    assertThat(found(Map.of("field", "price", "range", Map.of("from", 39)))).containsExactlyElementsOf(byPrice.subList(39, 40));
    long newYear = 1_767_225_600; // 2026 in epoch seconds
    assertThat(found(Map.of("field", "createdAt", "range", Map.of("from", newYear)))).containsExactly("lamp");
    assertThat(found(Map.of("field", "attributes.watts", "range", Map.of("from", 40, "to", 41)))).containsExactly("lamp");
  }

  @Test
  default void exists_takes_what_has_a_value_or_what_has_none() {
    assertThat(found(Map.of("field", "sku", "exists", true))).containsExactly("lamp");
    assertThat(found(Map.of("field", "price", "exists", false))).containsExactly("bare");
  }

  @Test
  default void all_filters_hold() {
    Map<String, ?> input = Map.of("filters", List.of(Map.of("field", "brand", "in", List.of("Press 0")),
        Map.of("field", "attributes.liters", "in", List.of("3"))));
    assertThat(asking().search(input, "nodes { id }").texts("/search/nodes", "/id")).containsExactlyInAnyOrder("j8", "j18", "j28", "j38");
  }

  @Test
  default void a_facet_counts_values_and_lists_what_is_selected() {
    Map<String, ?> input = Map.of("query", "juice", "filters", List.of(Map.of("field", "brand", "in", List.of("Press 1", "Nobody")),
        Map.of("field", "categories", "in", List.of("Juice"))), "facets", List.of(Map.of("field", "brand", "first", 1), Map.of("field", "attributes.liters")));
    Told page = asking().search(input, FACETS);
    assertThat(page.read("/search/totalCount").asInt()).isEqualTo(20);
    assertThat(page.text("/search/facets/0/field")).isEqualTo("brand");
    assertThat(page.read("/search/facets/0/minimum").isNull()).isTrue();
    assertThat(page.read("/search/facets/0/maximum").isNull()).isTrue();
    assertThat(page.list("/search/facets/0/values")).extracting(Object::toString).contains(
        "{\"value\":\"Press 1\",\"count\":20,\"selected\":true,\"from\":null,\"to\":null}",
        "{\"value\":\"Nobody\",\"count\":0,\"selected\":true,\"from\":null,\"to\":null}");
    assertThat(page.text("/search/facets/1/field")).isEqualTo("attributes.liters");
    assertThat(page.read("/search/facets/1/minimum").asDouble()).isEqualTo(0);
    assertThat(page.read("/search/facets/1/maximum").asDouble()).isEqualTo(4);
    assertThat(page.texts("/search/facets/1/values", "/value")).containsExactlyInAnyOrder("0", "1", "2", "3", "4");
    assertThat(page.list("/search/facets/1/values")).extracting(value -> value.path("count").asInt()).containsOnly(4);
  }

  @Test
  default void a_facet_lists_as_many_values_as_asked_for_and_ten_otherwise() {
    Map<String, ?> asked = Map.of("facets", List.of(Map.of("field", "id", "first", 3), Map.of("field", "id")));
    Told page = asking().search(asked, FACETS);
    assertThat(page.list("/search/facets/0/values")).hasSize(3);
    assertThat(page.list("/search/facets/1/values")).hasSize(10);
  }

  @Test
  default void a_facet_of_ranges_counts_the_ranges_and_tells_the_true_ends() {
    Map<String, ?> input = Map.of("query", "juice", "filters", SearchContract.JUICES.get("filters"), "facets",
        List.of(Map.of("field", "price", "ranges", List.of(Map.of("to", 9), Map.of("from", 10, "to", 14), Map.of("from", 30)))));
    Told page = asking().search(input, FACETS);
    assertThat(page.read("/search/facets/0/minimum").asDouble()).isEqualTo(0);
    assertThat(page.read("/search/facets/0/maximum").asDouble()).isEqualTo(39);
    List<JsonNode> ranges = page.list("/search/facets/0/values");
    assertThat(ranges).extracting(range -> range.path("count").asInt()).containsExactly(10, 5, 10);
    assertThat(ranges).extracting(range -> range.path("from").asDouble(-1)).containsExactly(-1.0, 10.0, 30.0);
    assertThat(ranges).extracting(range -> range.path("to").asDouble(-1)).containsExactly(9.0, 14.0, -1.0);
    assertThat(ranges).noneMatch(range -> range.path("selected").asBoolean());
  }

  @Test
  default void facets_count_what_paging_through_everything_shows() {
    Map<String, ?> input = Map.of("facets", List.of(Map.of("field", "categories", "first", 100)));
    Told page = asking().search(input, ", first: 100", FACETS + " nodes { categories }");
    long juices = page.list("/search/nodes").stream().filter(item -> item.path("categories").toString().contains("\"Juice\"")).count();
    assertThat(page.list("/search/facets/0/values")).filteredOn(value -> value.path("value").asText().endsWith("Juice"))
        .extracting(value -> value.path("count").asLong()).containsExactly(juices);
    assertThat(juices).isEqualTo(IntStream.range(0, Goods.JUICES).count());
  }
}
