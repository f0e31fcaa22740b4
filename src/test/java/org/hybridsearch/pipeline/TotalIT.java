package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The total where the lexical leg is cut off and the semantic leg brings items of both kinds: some that have the words beyond the
 * cut, some that do not have them. The first page adds it up, later pages ask the engine: two ways to one number.
 */
class TotalIT {

  private static TestShop shop;

  @BeforeAll
  static void open() {
    shop = new TestShop("total-it");
    Map<String, String> plain = new TreeMap<>();
    Map<String, String> wordy = new TreeMap<>();
    for (int i = 0; i < 130; i++) {
      plain.put("p%03d".formatted(i), "juice box");
      if (i < 20) {
        wordy.put("w%02d".formatted(i), "a box of many other things beside which there is room for juice as well");
      }
    }
    shop.put(plain, "other", 3);
    shop.put(wordy, "juice", 3); // the words are theirs too, but they come last by words
    shop.put(Map.of("m1", "sweet drink", "m2", "fresh drink"), "juice", 3);
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  @Test
  void the_first_page_and_the_next_one_count_alike() {
    Searches searches = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors(),
        "hybridsearch.profiles.legs.lexical=100", "hybridsearch.profiles.legs.prior-bound=0");
    SearchRequest request = TestShop.first("juice", Shopper.NOBODY, 24);
    SearchOutcome first = searches.search(request);
    SearchOutcome second = searches.search(new SearchRequest(request.market(), request.query(), request.filters(),
        request.shopper(), request.mode(), request.profile(), new PageRequest.After(24, first.hits().getLast().cursor()), true));
    assertThat(first.rankedCount()).isEqualTo(122);
    assertThat(first.totalCount()).isEqualTo(152);
    assertThat(second.totalCount()).isEqualTo(152);
  }
}
