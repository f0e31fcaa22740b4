package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.opensearch.Json.member;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hybridsearch.model.Highlight;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Sort;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The words of a query, marked where they stand. */
class HighlightsIT {

  private static final Sort PRICE = new Sort.ByField(Sort.Field.PRICE, Sort.Direction.ASC);

  private static TestShop shop;
  private static Searches searches;

  @BeforeAll
  static void open() {
    shop = new TestShop("highlights-it");
    Map<String, List<Json.Member>> items = new TreeMap<>();
    items.put("plain", item("Running shoes", "Shoes for runners who run. Light."));
    items.put("markup", item("<script>alert(1)</script> \"jackets\" & <em>coats</em>", "A <b>jacket</b> & more."));
    items.put("song", item("Not To Be", "A song."));
    items.put("long",
        item("Gloves", "Nothing to see here at all. ".repeat(80) + "Warm wool gloves. " + "More of it. ".repeat(80)));
    items.put("screen", item("Monitor 27in curved", "A 27\" panel."));
    items.put("cola", item("Cola 2 liters", "Also as 6x330ml and 2L."));
    shop.add(items);
    shop.put(Map.of("meant", "sweet drink"), "juice", 2);
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 250; i++) {
      many.put("m%03d".formatted(i), "mug " + i);
    }
    shop.put(many, "other", 3);
    searches = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors());
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  private static List<Json.Member> item(String title, String description) {
    return List.of(member("title", title), member("description", description), member("price", 1));
  }

  private static SearchRequest asking(String query, Sort sort) {
    return TestShop.sorted(TestShop.first(query, Shopper.NOBODY, 20), sort, true);
  }

  private static List<Highlight> of(String id, String query, Sort sort) {
    return searches.search(asking(query, sort)).hits().stream().filter(hit -> hit.item().id().equals(id)).findFirst()
        .orElseThrow().highlights();
  }

  @Test
  void words_are_marked_in_every_form_that_matches() {
    for (Sort sort : List.of(Sort.RELEVANCE, PRICE)) {
      assertThat(of("plain", "shoe run", sort)).containsExactly(
          new Highlight("title", List.of("<em>Running</em> <em>shoes</em>")),
          new Highlight("description", List.of("<em>Shoes</em> for runners who <em>run</em>. Light.")));
    }
  }

  @Test
  void numbers_and_units_are_marked_as_they_are_written() {
    assertThat(of("screen", "27 inch", Sort.RELEVANCE)).containsExactly(
        new Highlight("title", List.of("Monitor <em>27</em><em>in</em> curved")),
        new Highlight("description", List.of("A <em>27</em>&quot; panel.")));
    assertThat(of("cola", "2l", Sort.RELEVANCE)).containsExactly(
        new Highlight("title", List.of("Cola <em>2</em> <em>liters</em>")),
        new Highlight("description", List.of("Also as 6x330ml and <em>2</em><em>L</em>.")));
    assertThat(of("cola", "330 ml", PRICE)).containsExactly(
        new Highlight("description", List.of("Also as 6x<em>330</em><em>ml</em> and 2L.")));
  }

  @Test
  void all_that_is_not_a_match_is_escaped() {
    for (Sort sort : List.of(Sort.RELEVANCE, PRICE)) {
      assertThat(of("markup", "jacket", sort)).containsExactly(
          new Highlight("title", List.of(
              "&lt;script&gt;alert(1)&lt;&#x2F;script&gt; &quot;<em>jackets</em>&quot; &amp; &lt;em&gt;coats&lt;&#x2F;em&gt;")),
          new Highlight("description", List.of("A &lt;b&gt;<em>jacket</em>&lt;&#x2F;b&gt; &amp; more.")));
    }
  }

  @Test
  void of_a_long_description_the_piece_that_matches_is_shown() {
    Highlight description = of("long", "wool", Sort.RELEVANCE).getFirst();
    assertThat(description.field()).isEqualTo("description");
    assertThat(description.fragments()).singleElement().asString().contains("Warm <em>wool</em> gloves").hasSizeLessThan(300);
  }

  @Test
  void a_title_of_stop_words_alone_is_marked_too() {
    assertThat(of("song", "not to be", Sort.RELEVANCE))
        .containsExactly(new Highlight("title", List.of("<em>Not</em> <em>To</em> <em>Be</em>")));
  }

  @Test
  void what_matches_by_meaning_alone_has_none() {
    assertThat(of("meant", "juice", Sort.RELEVANCE)).isEmpty();
    assertThat(of("meant", "juice", PRICE)).isEmpty();
  }

  @Test
  void browsing_marks_nothing() {
    for (Sort sort : List.of(Sort.RELEVANCE, PRICE)) {
      assertThat(searches.search(asking("", sort)).hits()).isNotEmpty().allSatisfy(hit -> assertThat(hit.highlights()).isEmpty());
    }
  }

  @Test
  void later_pages_have_them_in_the_window_and_past_it() {
    for (Sort sort : List.of(Sort.RELEVANCE, PRICE)) {
      SearchRequest request = asking("mugs", sort);
      SearchOutcome page = searches.search(request);
      int seen = page.hits().size();
      while (page.hasNextPage()) {
        page = searches.search(TestShop.after(request, 90, page.hits().getLast().cursor()));
        assertThat(page.hits()).allSatisfy(hit -> assertThat(hit.highlights())
            .containsExactly(new Highlight("title", List.of(hit.item().title().replace("mug", "<em>mug</em>")))));
        seen += page.hits().size();
      }
      assertThat(seen).isEqualTo(250);
    }
  }

  @Test
  void nothing_is_marked_unless_it_is_asked_for() {
    SearchRequest request = TestShop.first("jacket", Shopper.NOBODY, 20);
    assertThat(searches.search(request).hits()).isNotEmpty().allSatisfy(hit -> assertThat(hit.highlights()).isEmpty());
  }
}
