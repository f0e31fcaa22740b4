package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.FacetedStorefront.all;
import static org.hybridsearch.application.FacetedStorefront.in;
import static org.hybridsearch.application.FacetedStorefront.input;
import static org.hybridsearch.application.FacetedStorefront.range;
import static org.hybridsearch.application.FacetedStorefront.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hybridsearch.application.FacetedStorefront.Facets;
import org.hybridsearch.application.FacetedStorefront.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facets tell what paging through everything shows. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class FoodMartFacetsIT extends OnFoodMart {

  private static final List<Map<String, ?>> FACETS = List.of(
      Map.of("field", "brand", "first", 150), Map.of("field", "categories", "first", 200),
      Map.of("field", "price", "first", 500), Map.of("field", "available"), Map.of("field", "currency"),
      Map.of("field", "price", "ranges", List.of(Map.of("to", 1), Map.of("from", 1, "to", 2), Map.of("from", 2))),
      Map.of("field", "popularity", "ranges", List.of(Map.of("to", 0.5), Map.of("from", 0.5))));

  private static final List<String> QUERIES = List.of("", "", "cheese", "orange juice", "something for breakfast", "low fat",
      "cookies", "soap", "blue wine glass", "fresh vegetables for a salad", "xyzzy");

  private static final List<String> SORTS = List.of("PRICE", "NEWEST", "RATING", "POPULARITY", "TITLE");

  static Stream<Integer> seeds() {
    return IntStream.range(0, 24).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void paging_through_everything_gives_the_counts_of_every_facet(int seed) {
    Random random = new Random(seed);
    String query = QUERIES.get(random.nextInt(QUERIES.size()));
    List<Map<String, ?>> filters = filters(random, search(input("", List.of(), FACETS), 1).facets());
    Map<String, Object> asked = new HashMap<>(input(query, filters, FACETS));
    if (random.nextBoolean()) {
      asked.put("shopper", Map.of("userId", "6666"));
    }
    if (random.nextInt(4) == 0) {
      asked.put("sort", Map.of("by", SORTS.get(random.nextInt(SORTS.size())), "direction", random.nextBoolean() ? "ASC" : "DESC"));
    }
    Found found = search(asked, 100);
    List<JsonNode> items = all(asked, found);
    assertThat(items).extracting(item -> item.path("id").asText()).doesNotHaveDuplicates().hasSize(found.total());
    for (int i = 0; i < FACETS.size(); i++) {
      String field = (String) FACETS.get(i).get("field");
      List<Map<String, ?>> others = filters.stream().filter(filter -> !filter.get("field").equals(field)).toList();
      List<JsonNode> counted = items;
      if (others.size() < filters.size()) {
        Map<String, ?> without = input(query, others, FACETS);
        counted = all(without, search(without, 100));
      }
      found.facets().assertCounts(i, counted);
    }
  }

  private static List<Map<String, ?>> filters(Random random, Facets known) {
    List<Map<String, ?>> filters = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      filters.add(in("brand", known.some(0, random, 8)));
    }
    if (random.nextInt(3) == 0) {
      filters.add(in("categories", known.some(1, random, 2)));
    }
    if (random.nextInt(3) == 0) {
      double from = random.nextInt(3);
      filters.add(range("price", from, from + 1 + random.nextInt(2)));
    }
    if (random.nextInt(4) == 0) {
      filters.add(range("popularity", 0.2, 0.7));
    }
    return filters;
  }

  @Test
  void each_value_of_a_facet_is_a_filter_with_its_count() {
    Facets facets = search(input("", List.of(), FACETS), 1).facets();
    for (int i : List.of(0, 1, 2, 3, 4)) {
      String field = (String) FACETS.get(i).get("field");
      assertThat(facets.counts(i)).isNotEmpty();
      facets.counts(i).entrySet().stream().limit(40).forEach(value ->
          assertThat(search(input("", List.of(in(field, List.of(value.getKey()))), List.of()), 1).total())
              .as(field + " " + value.getKey()).isEqualTo(value.getValue().intValue()));
    }
  }

  @Test
  void a_later_page_has_the_same_facets() {
    Map<String, ?> asked = input("juice", List.of(range("price", 1, 3)), FACETS);
    Found first = search(asked, 5);
    Found second = FacetedStorefront.search(asked, 5, first.endCursor());
    assertThat(second.facets().json()).isEqualTo(first.facets().json());
    assertThat(second.total()).isEqualTo(first.total());
  }

  @Test
  void a_page_after_one_without_facets_may_have_them() {
    Found first = search(input("juice", List.of(), List.of()), 5);
    Found second = FacetedStorefront.search(input("juice", List.of(), FACETS), 5, first.endCursor());
    assertThat(first.facets().json()).isEmpty();
    assertThat(second.facets().json()).hasSize(FACETS.size());
    assertThat(second.total()).isEqualTo(first.total());
  }
}
