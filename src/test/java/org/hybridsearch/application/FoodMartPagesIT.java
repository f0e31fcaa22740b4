package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.Storefront.as;
import static org.hybridsearch.application.Storefront.search;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.application.Storefront.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, totals, pages and single items. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class FoodMartPagesIT extends OnFoodMart {

  @ParameterizedTest
  @ValueSource(strings = {"food", "", "something for breakfast", "cheese"})
  void paging_to_the_end_gives_every_match_once(String query) {
    List<Page> pages = Storefront.pages(as("6666", query), 100);
    int total = pages.getFirst().total();
    System.out.println("'" + query + "': " + total + " matches on " + pages.size() + " pages");
    assertThat(Storefront.all(pages, Page::ids)).hasSize(total).doesNotHaveDuplicates();
    assertThat(pages).allSatisfy(page -> {
      assertThat(page.total()).isEqualTo(total);
      assertThat(page.json().path("reachableCount").asInt()).isEqualTo(total);
    });
    assertThat(Storefront.all(pages, Page::edges).stream().map(edge -> edge.path("position").asInt()))
        .isEqualTo(IntStream.rangeClosed(1, total).boxed().toList());
  }

  @Test
  void a_broad_query_goes_on_past_the_ranked_window() {
    Page page = search("food");
    assertThat(page.total()).isGreaterThan(page.json().path("rankedCount").asInt());
  }

  @Test
  void the_size_of_a_page_does_not_change_its_order() {
    Map<String, ?> input = as("6666", "cheese");
    assertThat(Storefront.all(Storefront.pages(input, 7), Page::ids))
        .isEqualTo(Storefront.all(Storefront.pages(input, 100), Page::ids));
  }

  @Test
  void a_brand_is_filtered() {
    List<Page> pages = Storefront.pages(filtered("cheese", Map.of("field", "brand", "in", List.of("Carlson", "Booker"))), 10);
    assertThat(Storefront.all(pages, Page::items)).isNotEmpty()
        .allSatisfy(item -> assertThat(item.path("brand").asText()).isIn("Carlson", "Booker"))
        .hasSize(pages.getFirst().total());
  }

  @Test
  void a_range_of_prices_is_filtered_both_ends_included() {
    List<Page> all = Storefront.pages(Map.of("query", "juice"), 100);
    List<Page> some = Storefront.pages(filtered("juice", Map.of("field", "price", "range", Map.of("from", 1, "to", 2.5))), 100);
    assertThat(Storefront.all(some, Page::items)).isNotEmpty()
        .allSatisfy(item -> assertThat(item.path("price").asDouble()).isBetween(1.0, 2.5));
    assertThat(Storefront.all(some, Page::ids)).containsAll(Storefront.all(all, Page::items).stream()
        .filter(item -> item.path("price").asDouble() >= 1 && item.path("price").asDouble() <= 2.5)
        .filter(item -> item.path("title").asText().contains("Juice")).map(item -> item.path("id").asText()).toList());
  }

  @Test
  void a_category_of_any_level_is_filtered() {
    assertThat(search(filtered("", Map.of("field", "categories", "in", List.of("Beer")))).subcategories()).containsOnly("Beer");
    int drinks = search(filtered("", Map.of("field", "categories", "in", List.of("Drink")))).total();
    int rest = search(filtered("", Map.of("field", "categories", "in", List.of("Food", "Non-Consumable")))).total();
    assertThat(drinks + rest).isEqualTo(1_560);
  }

  @Test
  void whether_a_field_exists_is_filtered() {
    assertThat(search(filtered("cheese", Map.of("field", "listPrice", "exists", true))).total()).isZero();
    assertThat(search(filtered("cheese", Map.of("field", "listPrice", "exists", false))).ids()).isEqualTo(search("cheese").ids());
    assertThat(search(filtered("cheese", Map.of("field", "brand", "exists", true))).ids()).isEqualTo(search("cheese").ids());
  }

  @Test
  void no_item_has_an_attribute_that_no_item_has() {
    assertThat(search(filtered("cheese", Map.of("field", "attributes.color", "in", List.of("red", "1")))).total()).isZero();
    assertThat(search(filtered("cheese", Map.of("field", "attributes.color", "range", Map.of("from", 1)))).total()).isZero();
    assertThat(search(filtered("cheese", Map.of("field", "attributes.color", "exists", false))).ids())
        .isEqualTo(search("cheese").ids());
  }

  @Test
  void filters_leave_scores_between_0_and_the_sum_of_the_weights() {
    Page page = search(filtered("cheese", Map.of("field", "price", "range", Map.of("to", 2))));
    assertThat(page.edges()).isNotEmpty().allSatisfy(edge -> {
      double weights = 0;
      for (var part : edge.at("/explanation/signals")) {
        weights += part.path("weight").asDouble();
        assertThat(part.path("normalized").asDouble()).isBetween(0.0, 1.0);
      }
      assertThat(edge.path("score").asDouble()).isBetween(0.0, weights + 1e-4);
    });
  }

  @Test
  void an_item_is_found_by_its_id() {
    GraphQLClient.Answer answer =
        GraphQLClient.query("{ item(id: \"1\") { id title brand categories price currency available } }");
    assertThat(answer.codes()).isEmpty();
    assertThat(answer.data("/item").toString()).isEqualTo("{\"id\":\"1\",\"title\":\"Washington Berry Juice\","
        + "\"brand\":\"Washington\",\"categories\":[\"Drink\",\"Beverages\",\"Pure Juice Beverages\",\"Juice\"],"
        + "\"price\":2.85,\"currency\":\"USD\",\"available\":true}");
  }

  @Test
  void an_unknown_item_is_not_found() {
    assertThat(GraphQLClient.query("{ item(id: \"no such item\") { id } }").codes()).containsExactly("NOT_FOUND");
  }

  private static Map<String, ?> filtered(String query, Map<String, ?> filter) {
    return Map.of("query", query, "filters", List.of(filter));
  }
}
