package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.Storefront.as;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.application.Storefront.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sorts, numbered pages and highlights, as a storefront asks for them. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class FoodMartSortIT extends OnFoodMart {

  private static final long SEED = 4_711;

  private static Map<String, ?> sorted(String query, String by, String direction) {
    Map<String, Object> input = new HashMap<>(as("6666", query));
    input.put("sort", direction.isEmpty() ? Map.of("by", by) : Map.of("by", by, "direction", direction));
    return input;
  }

  /** All pages in sizes at random. */
  private static List<Page> pages(Map<String, ?> input, Random random) {
    List<Page> pages = new ArrayList<>(List.of(Storefront.search(input, 1 + random.nextInt(100), "")));
    while (pages.getLast().more()) {
      pages.add(Storefront.search(input, 1 + random.nextInt(100), pages.getLast().endCursor()));
    }
    return pages;
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRICE", "NEWEST", "RATING", "POPULARITY", "TITLE"})
  void all_pages_of_a_sort_together_are_the_matches_that_were_counted(String by) {
    Random random = new Random(SEED + by.hashCode());
    for (String query : List.of("", "cheese", "something for breakfast", "food")) {
      String direction = List.of("", "ASC", "DESC").get(random.nextInt(3));
      List<Page> pages = pages(sorted(query, by, direction), random);
      int total = pages.getFirst().total();
      assertThat(Storefront.all(pages, Page::ids)).as(query + " by " + by).hasSize(total).doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(Storefront.all(Storefront.pages(as("6666", query), 100), Page::ids));
      assertThat(Storefront.all(pages, Page::edges).stream().map(edge -> edge.path("position").asInt()))
          .isEqualTo(IntStream.rangeClosed(1, total).boxed().toList());
      assertThat(pages).allSatisfy(page -> {
        assertThat(page.total()).isEqualTo(total);
        assertThat(page.json().path("reachableCount").asInt()).isEqualTo(total);
        assertThat(page.json().path("rankedCount").asInt()).isZero();
        assertThat(page.reason()).isEqualTo("SORTED_BY_FIELD");
        assertThat(page.edges()).allSatisfy(edge -> assertThat(edge.path("score").isNull()).isTrue());
      });
    }
  }

  @Test
  void prices_rise_and_titles_are_in_the_order_of_letters() {
    List<JsonNode> cheap = Storefront.all(Storefront.pages(sorted("juice", "PRICE", ""), 50), Page::items);
    assertThat(cheap).isSortedAccordingTo(Comparator.comparingDouble((JsonNode item) -> item.path("price").asDouble())
        .thenComparing(item -> item.path("id").asText()));
    List<String> titles = Storefront.all(Storefront.pages(sorted("juice", "TITLE", "DESC"), 50), Page::titles);
    assertThat(titles).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER.reversed());
    List<Double> popularities = Storefront.all(Storefront.pages(sorted("", "POPULARITY", ""), 100), Page::items).stream()
        .map(item -> item.path("popularity").asDouble(-1)).toList();
    assertThat(popularities).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void a_sort_is_the_same_for_everybody() {
    assertThat(Storefront.search(sorted("cheese", "PRICE", ""), 50, "").ids()).isEqualTo(
        Storefront.search(Map.of("query", "cheese", "sort", Map.of("by", "PRICE")), 50, "").ids());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cheese", "", "food", "something for breakfast"})
  void numbered_pages_are_in_the_order_of_cursors(String query) {
    List<String> before;
    List<String> numbered;
    List<String> after = inCursorOrder(query);
    int rounds = 0;
    do { // each numbered page is of its moment: they agree where nothing changed meanwhile, such as popularity that is still written
      before = after;
      numbered = inNumberedOrder(query);
      after = inCursorOrder(query);
    } while (!before.equals(after) && ++rounds < 10);
    assertThat(before).as("an order that stands still").isEqualTo(after);
    assertThat(numbered).isEqualTo(after);
  }

  private static List<String> inCursorOrder(String query) {
    return Storefront.all(Storefront.pages(as("6666", query), 60), Page::ids);
  }

  private static List<String> inNumberedOrder(String query) {
    Random random = new Random(SEED);
    List<String> found = new ArrayList<>();
    boolean more = true;
    while (more) {
      Page page = Storefront.searchAt(as("6666", query), 1 + random.nextInt(100), found.size());
      found.addAll(page.ids());
      more = page.more();
    }
    return found;
  }

  @Test
  void a_known_shopper_browses_in_an_order_of_their_own() {
    Map<String, ?> drinks = Map.of("filters", List.of(Map.of("field", "categories", "in", List.of("Drink"))),
        "shopper", Map.of("userId", "6666"));
    List<Page> pages = Storefront.pages(drinks, 24);
    assertThat(pages.getFirst().applied()).isTrue();
    assertThat(Storefront.all(pages, Page::ids)).hasSize(pages.getFirst().total()).doesNotHaveDuplicates();
    Page nobody = Storefront.search(Map.of("filters", drinks.get("filters")));
    assertThat(pages.getFirst().ids()).isNotEqualTo(nobody.ids());
    assertThat(nobody.total()).isEqualTo(pages.getFirst().total());
    assertThat(pages.getFirst().edges()).allSatisfy(edge -> assertThat(edge.path("highlights")).isEmpty());
  }

  @Test
  void words_are_marked() {
    Page page = Storefront.search("cheeses");
    assertThat(page.edges()).isNotEmpty().allSatisfy(edge -> {
      String title = edge.at("/node/title").asText();
      assertThat(edge.at("/highlights/0/fragments/0").asText().replace("<em>", "").replace("</em>", ""))
          .isEqualTo(title.contains("Cheese") ? title : "");
    });
    assertThat(new TreeSet<>(page.titles())).anyMatch(title -> title.contains("Cheese"));
    assertThat(page.edges().getFirst().at("/highlights/0/fragments/0").asText()).contains("<em>Cheese</em>");
  }

  @Test
  void a_page_beyond_the_matches_is_empty_and_no_error() {
    assertThat(Storefront.searchAt(as("6666", "cheese"), 24, 9_976).ids()).isEmpty();
    assertThat(Storefront.searchAt(sorted("cheese", "PRICE", ""), 24, 9_976).ids()).isEmpty();
    assertThat(GraphQLClient.query("{ search(input: {}, offset: 9977) { totalCount } }").codes())
        .containsExactly("BAD_USER_INPUT");
  }
}
