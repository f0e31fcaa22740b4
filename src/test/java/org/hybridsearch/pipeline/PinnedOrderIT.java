package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.opensearch.Json.member;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Sort;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was fixed stays fixed, whatever values change; and how far pages reach, on more matches than the engine gives at once. */
class PinnedOrderIT {

  private static final int CUPS = 10_450;
  private static final int TEAS = 300;

  private static TestShop shop;
  private static Searches one;
  private static Searches other;

  @BeforeAll
  static void open() {
    shop = new TestShop("pinned-order-it");
    for (int from = 0; from < CUPS; from += 2_000) {
      Map<String, List<Member>> documents = new LinkedHashMap<>();
      for (int i = from; i < Math.min(CUPS, from + 2_000); i++) {
        documents.put("c%05d".formatted(i), List.of(member("title", "cup"), member("price", i % 100)));
      }
      shop.add(documents);
    }
    Map<String, List<Member>> teas = new LinkedHashMap<>();
    for (int i = 0; i < TEAS; i++) {
      teas.put("t%03d".formatted(i), List.of(member("title", "tea"), member("price", i), member("learnedPopularity", i / 300.0)));
    }
    shop.add(teas);
    one = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors());
    other = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors());
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  private static SearchRequest asking(String query, int first, Sort.Field field) {
    return TestShop.sorted(
        TestShop.first(query, Shopper.NOBODY, first), new Sort.ByField(field, field.usual()), false);
  }

  private static List<String> ids(List<SearchOutcome> pages) {
    return pages.stream().flatMap(page -> page.hits().stream()).map(hit -> hit.item().id()).toList();
  }

  private static List<SearchOutcome> from(SearchOutcome page, SearchRequest request, Runnable between) {
    List<SearchOutcome> pages = new ArrayList<>(List.of(page));
    while (pages.getLast().hasNextPage()) {
      between.run();
      Searches replica = pages.size() % 2 == 1 ? other : one;
      pages.add(replica.search(TestShop.after(request, 100, pages.getLast().hits().getLast().cursor())));
    }
    return pages;
  }

  @Test
  void prices_that_change_and_items_that_go_move_nothing_that_is_fixed() {
    SearchRequest request = asking("tea", 20, Sort.Field.PRICE);
    int[] step = {0};
    Set<String> deleted = new HashSet<>();
    List<SearchOutcome> pages = from(one.search(request), request, () -> {
      int s = step[0]++;
      shop.change("t%03d".formatted(s), member("price", 1_000 + s)); // was shown, and would come again at the end
      shop.change("t%03d".formatted(290 + s), member("price", 0)); // is to come, and would have come before
      shop.add(Map.of("new" + s, List.of(member("title", "tea"), member("price", 150))));
      shop.delete("t%03d".formatted(200 + s * 20));
      deleted.add("t%03d".formatted(200 + s * 20));
    });
    List<String> found = ids(pages);
    assertThat(found).doesNotHaveDuplicates();
    for (int i = 0; i < TEAS; i++) {
      String id = "t%03d".formatted(i);
      assertThat(deleted.contains(id) || found.contains(id)).as(id).isTrue();
    }
    assertThat(pages.getLast().hits()).noneMatch(hit -> deleted.contains(hit.item().id()));
    assertThat(pages.stream().flatMap(page -> page.hits().stream()).map(SearchOutcome.Hit::position).toList())
        .isSorted().doesNotHaveDuplicates();
  }

  @Test
  void what_shoppers_do_moves_nothing_that_is_fixed() {
    SearchRequest request = asking("tea", 30, Sort.Field.POPULARITY);
    SearchOutcome first = one.search(request);
    int total = first.totalCount();
    int[] step = {0};
    List<String> found = ids(from(first, request, () -> {
      shop.learn("t%03d".formatted(299 - step[0]), 0);
      shop.learn("t%03d".formatted(step[0]++), 1);
    }));
    assertThat(found).hasSize(total).doesNotHaveDuplicates();
  }

  @Test
  void under_a_field_sort_every_match_is_reachable() {
    SearchRequest request = asking("cup", 100, Sort.Field.PRICE);
    SearchOutcome page = one.search(TestShop.at(request, new PageRequest.At(100, 9_850)));
    assertThat(page.totalCount()).isEqualTo(CUPS);
    assertThat(page.reachableCount()).isEqualTo(CUPS);
    List<SearchOutcome> pages = from(page, request, () -> { });
    assertThat(ids(pages)).hasSize(CUPS - 9_850).doesNotHaveDuplicates();
    assertThat(pages.getLast().hits().getLast().position()).isEqualTo(CUPS);
    List<Double> prices = pages.stream().flatMap(p -> p.hits().stream()).map(hit -> hit.item().price().orElseThrow()).toList();
    assertThat(prices).isSorted();
  }

  @Test
  void a_cursor_inside_a_numbered_page_goes_on_as_it_was_shown() {
    SearchRequest request = asking("cup", 100, Sort.Field.PRICE);
    List<String> order = new ArrayList<>();
    for (int offset = 900; offset < 1_300; offset += 100) {
      order.addAll(ids(List.of(one.search(TestShop.at(request, new PageRequest.At(100, offset))))));
    }
    SearchOutcome page = one.search(TestShop.at(request, new PageRequest.At(100, 950)));
    for (int at : List.of(0, 49, 50, 99)) { // where the first part of the order ends, and on both sides
      SearchOutcome next = other.search(TestShop.after(request, 100, page.hits().get(at).cursor()));
      assertThat(ids(List.of(next))).isEqualTo(order.subList(51 + at, 151 + at));
    }
  }

  @Test
  void pages_that_get_there_at_once_fix_one_order() {
    for (SearchRequest request : List.of(asking("cup", 100, Sort.Field.TITLE), TestShop.first("cup", Shopper.NOBODY, 100))) {
      for (int i = 0; i < 5; i++) {
        SearchOutcome page = one.search(TestShop.at(request, new PageRequest.At(100, 1_950)));
        SearchRequest next = TestShop.after(request, 100, page.hits().getLast().cursor());
        CompletableFuture<SearchOutcome> there = CompletableFuture.supplyAsync(() -> other.search(next));
        SearchOutcome here = one.search(next);
        assertThat(there.join().hits()).isEqualTo(here.hits()).hasSize(100);
        assertThat(ids(List.of(page, here))).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void by_relevance_pages_reach_ten_thousand() {
    SearchRequest request = TestShop.first("cup", Shopper.NOBODY, 100);
    List<SearchOutcome> pages = from(one.search(request), request, () -> { });
    assertThat(pages.getFirst().totalCount()).isEqualTo(CUPS);
    assertThat(pages.getFirst().reachableCount()).isEqualTo(10_000);
    assertThat(ids(pages)).hasSize(10_000).doesNotHaveDuplicates();
    SearchOutcome last = other.search(TestShop.at(request, new PageRequest.At(100, 9_900)));
    assertThat(last.hits()).extracting(hit -> hit.item().id()).isEqualTo(ids(pages).subList(9_900, 10_000));
    assertThat(last.hits().getLast().position()).isEqualTo(10_000);
    assertThat(last.hasNextPage()).isFalse();
  }
}
