package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages agree: every match once, on any replica, whatever changes in between. */
class PagingIT {

  private static final int JUICES = 520;

  private TestShop shop;
  private Searches one;
  private Searches other;

  @BeforeEach
  void open_a_shop_with_two_replicas() {
    shop = new TestShop("paging-it");
    Map<String, String> titles = new TreeMap<>();
    for (int i = 0; i < JUICES; i++) {
      titles.put("j" + i, "juice " + "of fruit ".repeat(i % 7) + i);
    }
    shop.put(titles, "", 3);
    one = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1 + id.hashCode() % 100 / 100.0), TestShop.vectors());
    other = shop.serve(EngineForTests.address(), TestRankers.by(id -> 2 - id.hashCode() % 100 / 100.0), TestShop.vectors(),
        "hybridsearch.profiles.version=2", "hybridsearch.profiles.weights.lexical=5", "hybridsearch.profiles.fields.title=9");
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  /** All pages, alternately from both replicas; {@code between} happens before each page but the first. */
  private List<SearchOutcome> pages(SearchRequest request, int first, Runnable between) {
    List<SearchOutcome> pages = new ArrayList<>(List.of(one.search(request)));
    while (pages.getLast().hasNextPage()) {
      between.run();
      Searches replica = pages.size() % 2 == 1 ? other : one;
      pages.add(replica.search(TestShop.after(request, first, pages.getLast().hits().getLast().cursor())));
    }
    return pages;
  }

  private static List<String> ids(List<SearchOutcome> pages) {
    return pages.stream().flatMap(page -> page.hits().stream()).map(hit -> hit.item().id()).toList();
  }

  @Test
  void paging_through_the_window_and_past_it_gives_every_match_once() {
    List<SearchOutcome> pages = pages(TestShop.first("juice", TestShop.shopper("anna"), 37), 37, () -> { });
    assertThat(ids(pages)).hasSize(JUICES).doesNotHaveDuplicates();
    assertThat(pages).allSatisfy(page -> {
      assertThat(page.totalCount()).isEqualTo(JUICES);
      assertThat(page.reachableCount()).isEqualTo(JUICES);
      assertThat(page.searchId()).isEqualTo(pages.getFirst().searchId());
      assertThat(page.profile().version()).isEqualTo(1);
    });
    assertThat(pages.getFirst().rankedCount()).isBetween(200, 300);
    List<Integer> positions = pages.stream().flatMap(page -> page.hits().stream()).map(SearchOutcome.Hit::position).toList();
    assertThat(positions).isSorted().startsWith(1).endsWith(JUICES).doesNotHaveDuplicates();
  }

  @Test
  void whatever_changes_between_pages_no_item_comes_twice_and_none_is_lost() {
    int[] step = {0};
    Set<String> deleted = new HashSet<>();
    List<SearchOutcome> pages = pages(TestShop.first("juice", TestShop.shopper("anna"), 40), 40, () -> {
      int s = step[0]++;
      Map<String, String> changed = new LinkedHashMap<>();
      changed.put("new" + s, "juice juice juice");
      changed.put("j" + (s * 31 % JUICES), "juice " + s);
      shop.put(changed, "", 9);
      shop.learn("j" + (s * 29 % 100 + 300), 1);
      deleted.add("j" + (s * 17 + 5));
      shop.delete("j" + (s * 17 + 5));
    });
    List<String> found = ids(pages);
    assertThat(found).doesNotHaveDuplicates();
    for (int i = 0; i < JUICES; i++) {
      assertThat(deleted.contains("j" + i) || found.contains("j" + i)).as("j" + i).isTrue();
    }
  }

  @Test
  void the_ranked_window_is_in_the_order_of_its_scores() {
    List<SearchOutcome> pages = pages(TestShop.first("juice", TestShop.shopper("anna"), 50), 50, () -> { });
    List<Double> scores = pages.stream().flatMap(page -> page.hits().stream()).map(hit -> hit.score().orElseThrow()).toList();
    List<Double> window = scores.subList(0, pages.getFirst().rankedCount());
    for (int i = 1; i < window.size(); i++) {
      assertThat(window.get(i)).isLessThanOrEqualTo(window.get(i - 1) + 1e-6);
    }
  }

  @Test
  void a_page_after_a_cursor_inside_a_page_begins_after_that_item() {
    SearchRequest request = TestShop.first("juice", TestShop.shopper("anna"), 10);
    SearchOutcome all = one.search(request);
    SearchOutcome rest = other.search(TestShop.after(request, 3, all.hits().get(6).cursor()));
    assertThat(rest.hits().stream().map(hit -> hit.item().id()))
        .containsExactlyElementsOf(all.hits().subList(7, 10).stream().map(hit -> hit.item().id()).toList());
    assertThat(rest.hits().getFirst().position()).isEqualTo(8);
    assertThat(rest.hasPreviousPage()).isTrue();
  }

  @Test
  void another_replica_serves_the_next_page_however_soon_it_is_asked() {
    SearchRequest request = TestShop.first("juice", TestShop.shopper("anna"), 10);
    for (int i = 0; i < 20; i++) {
      Searches first = i % 2 == 0 ? one : other;
      Searches second = i % 2 == 0 ? other : one;
      String cursor = first.search(request).hits().getLast().cursor();
      SearchOutcome there = second.search(TestShop.after(request, 10, cursor));
      SearchOutcome here = first.search(TestShop.after(request, 10, cursor));
      assertThat(there.hits()).hasSize(10).isEqualTo(here.hits()); // scores and explanations too: both read the same window
    }
  }

  @Test
  void browsing_reaches_everything_too() {
    List<SearchOutcome> pages = pages(TestShop.first("", TestShop.shopper("anna"), 100), 100, () -> { });
    assertThat(ids(pages)).hasSize(JUICES).doesNotHaveDuplicates();
  }

  @Test
  void the_explanation_of_every_item_on_every_page_sums_to_its_score() {
    pages(TestShop.first("juice fruit", TestShop.shopper("anna"), 60), 60, () -> { }).forEach(page -> page.hits().forEach(hit -> {
      double sum = hit.explanation().orElseThrow().signals().stream().mapToDouble(part -> part.contribution()).sum();
      assertThat(sum).isCloseTo(hit.score().orElseThrow(), within(1e-4));
      assertThat(hit.explanation().orElseThrow().score()).isEqualTo(hit.score().orElseThrow());
    }));
  }

  @Test
  void a_cursor_of_another_input_is_refused() {
    SearchOutcome page = one.search(TestShop.first("juice", TestShop.shopper("anna"), 5));
    SearchRequest another = TestShop.first("juice", TestShop.shopper("anna"), 5,
        new Filter.Exists(new ItemField("brand", ItemField.Kind.KEYWORD), true));
    assertThatThrownBy(() -> one.search(TestShop.after(another, 5, page.hits().getLast().cursor())))
        .isInstanceOf(SearchException.BadInput.class).hasMessageContaining("another input");
  }

  @Test
  void forged_cursors_are_refused() {
    SearchRequest request = TestShop.first("juice", TestShop.shopper("anna"), 5);
    String cursor = one.search(request).hits().getLast().cursor();
    String forged = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);
    assertThat(cursor.length()).isLessThanOrEqualTo(512);
    for (String text : List.of(forged, "", "x", "not a cursor", cursor + "A", cursor.substring(4))) {
      assertThatThrownBy(() -> one.search(TestShop.after(request, 5, text))).isInstanceOf(SearchException.BadInput.class);
    }
  }
}
