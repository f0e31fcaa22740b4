package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hybridsearch.application.Storefront.search;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hybridsearch.application.Storefront.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What queries find in a grocery shop, and what they must not find. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class FoodMartSearchIT extends OnFoodMart {

  private static final int ITEMS = 1_560;

  @Test
  void everything_is_there() {
    assertThat(search(Map.of()).total()).isEqualTo(ITEMS);
    assertThat(search("").total()).isEqualTo(ITEMS);
  }

  @Test
  void orange_juice_finds_orange_juices_first() {
    List<Boolean> orange = search("orange juice").titles().stream().map(title -> title.endsWith("Orange Juice")).toList();
    assertThat(orange).contains(true).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void something_for_breakfast_finds_what_names_none_of_those_words() {
    Page page = search(Map.of("query", "something for breakfast"), 100, "");
    Map<String, Long> kinds = counted(page.subcategories());
    System.out.println("something for breakfast: " + kinds);
    assertThat(kinds).containsKeys("Cereal", "Pancakes", "Waffles");
    assertThat(page.titles()).noneMatch(title -> title.toLowerCase(Locale.ROOT).matches(".*(something|breakfast).*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coffee", "cheese", "beer", "shampoo", "pizza", "milk"})
  void a_word_finds_the_things_it_names(String query) {
    Page page = search(query);
    assertThat(page.titles()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(page.items().subList(0, 10)).allSatisfy(item ->
        assertThat(item.path("title").asText() + item.path("categories")).containsIgnoringCase(query));
  }

  @Test
  void a_word_that_no_item_has_finds_what_it_means() {
    assertThat(search("soap").titles().subList(0, 5)).anyMatch(title -> title.contains("Detergent"));
  }

  @Test
  void what_the_shop_does_not_have_is_not_found_and_popular_items_are_shown_instead() {
    assertThat(search("laptop").fallback()).isEqualTo("POPULAR");
    assertThat(search("supersonic boundary layer").fallback()).isEqualTo("POPULAR");
    assertThat(search("laptop").titles()).hasSize(24).isEqualTo(search("supersonic boundary layer").titles());
  }

  @Test
  void queries_about_aerodynamics_match_nothing() throws IOException {
    Path queries = Path.of(System.getProperty("shared.data", "../shared/data")).resolve("cranfield/queries.tsv");
    assumeThat(queries).as("the data of this test").exists();
    Map<String, String> found = new TreeMap<>();
    List<String> all;
    try (Stream<String> lines = Files.lines(queries)) {
      all = lines.skip(1).map(line -> line.split("\t")[1]).toList();
    }
    for (String query : all) {
      Page page = search(Map.of("query", query), 3, "");
      if (!page.fallback().equals("POPULAR")) {
        found.put(query, page.total() + " " + page.titles());
      }
    }
    System.out.printf("Cranfield: %d of %d queries find nothing%n", all.size() - found.size(), all.size());
    found.forEach((query, what) -> System.out.println("  " + query + " -> " + what));
    assertThat(found.size()).isLessThanOrEqualTo(all.size() / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"the of and", "🍊🧃", "👩‍👩‍👧‍👦", "น้ำส้ม", "title:* OR _exists_:x", "{\"match_all\":{}}", "*",
      "a\" OR \"b", "\\", "<script>alert(1)</script>", "e\u0301", "\u200b"})
  void strange_queries_are_searched_as_text(String query) {
    Page page = search(query);
    System.out.println(query + ": " + page.total() + " " + page.titles().stream().limit(3).toList());
    assertThat(page.fallback().equals("POPULAR") || page.total() < ITEMS / 4).isTrue();
    assertThat(page.edges()).hasSize(Math.min(24, page.total()));
  }

  private static Map<String, Long> counted(List<String> values) {
    return values.stream().collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
  }
}
