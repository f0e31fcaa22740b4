package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages by their number: the order that cursors follow. */
class NumberedPagesIT {

  private static final int JUICES = 520;

  private static TestShop shop;
  private static Searches one;
  private static Searches other;

  @BeforeAll
  static void open() {
    shop = new TestShop("numbered-it");
    Map<String, String> titles = new TreeMap<>();
    for (int i = 0; i < JUICES; i++) {
      titles.put("j" + i, "juice " + "of fruit ".repeat(i % 7) + i);
    }
    shop.put(titles, "", 3);
    for (int i = 0; i < JUICES; i += 3) {
      shop.learn("j" + i, i % 10 / 10.0);
    }
    one = serve();
    other = serve();
  }

  private static Searches serve() {
    return shop.serve(EngineForTests.address(), TestRankers.by(id -> 1 + id.hashCode() % 100 / 100.0), TestShop.vectors());
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  private static SearchRequest asking(String query, int first) {
    return TestShop.first(query, TestShop.shopper("anna"), first);
  }

  private static List<String> ids(List<SearchOutcome> pages) {
    return pages.stream().flatMap(page -> page.hits().stream()).map(hit -> hit.item().id()).toList();
  }

  private static List<SearchOutcome> byCursors(SearchRequest request) {
    List<SearchOutcome> pages = new ArrayList<>(List.of(one.search(request)));
    while (pages.getLast().hasNextPage()) {
      pages.add(other.search(TestShop.after(request, 50, pages.getLast().hits().getLast().cursor())));
    }
    return pages;
  }

  @ParameterizedTest
  @ValueSource(strings = {"juice", "fruit", ""})
  void they_come_in_the_order_of_cursors_whatever_their_size(String query) {
    List<SearchOutcome> pages = byCursors(asking(query, 50));
    List<String> order = ids(pages);
    assertThat(order).hasSize(pages.getFirst().totalCount()).doesNotHaveDuplicates();
    Random random = new Random(7);
    for (int round = 0; round < 3; round++) {
      List<String> found = new ArrayList<>();
      boolean more = true;
      while (more) {
        int first = 1 + random.nextInt(100);
        SearchOutcome page = (random.nextBoolean() ? one : other).search(
            TestShop.at(asking(query, first), new PageRequest.At(first, found.size())));
        assertThat(page.hits().isEmpty() || page.hits().getFirst().position() == found.size() + 1).isTrue();
        assertThat(page.totalCount()).isEqualTo(pages.getFirst().totalCount());
        assertThat(page.rankedCount()).isEqualTo(pages.getFirst().rankedCount());
        found.addAll(ids(List.of(page)));
        more = page.hasNextPage();
      }
      assertThat(found).isEqualTo(order);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 200, 290, 400})
  void a_cursor_goes_on_from_any_of_them(int offset) {
    List<String> order = ids(byCursors(asking("juice", 50)));
    SearchRequest request = asking("juice", 40);
    SearchOutcome page = one.search(TestShop.at(request, new PageRequest.At(40, offset)));
    SearchOutcome next = other.search(TestShop.after(request, 60, page.hits().getLast().cursor()));
    assertThat(ids(List.of(page, next))).isEqualTo(order.subList(offset, offset + 100));
    assertThat(next.hits().getFirst().position()).isEqualTo(offset + 41);
    assertThat(next.searchId()).isEqualTo(page.searchId());
  }

  @Test
  void past_the_window_nothing_is_personal() {
    SearchOutcome inside = one.search(TestShop.at(asking("juice", 10), new PageRequest.At(10, 10)));
    assertThat(inside.personalization().applied()).isTrue();
    SearchOutcome past = one.search(TestShop.at(asking("juice", 10), new PageRequest.At(10, 500)));
    assertThat(past.hits()).hasSize(10);
    assertThat(past.personalization().reason()).isEqualTo(Reason.WEIGHT_ZERO);
  }

  @Test
  void beyond_what_there_is_a_page_is_empty() {
    for (int offset : List.of(JUICES, JUICES + 1, 9_990)) {
      SearchOutcome page = one.search(TestShop.at(asking("juice", 10), new PageRequest.At(10, offset)));
      assertThat(page.hits()).isEmpty();
      assertThat(page.totalCount()).isEqualTo(JUICES);
      assertThat(page.hasNextPage()).isFalse();
      assertThat(page.hasPreviousPage()).isTrue();
    }
  }

  @Test
  void few_matches_have_numbered_pages_too() {
    SearchRequest request = asking("juice 17", 100);
    List<String> order = ids(List.of(one.search(request)));
    SearchOutcome page = one.search(TestShop.at(request, new PageRequest.At(3, 1)));
    assertThat(ids(List.of(page))).isEqualTo(order.subList(1, Math.min(4, order.size())));
  }
}
