package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Signal;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who becomes a candidate where more items match than a leg brings. */
class CandidatesIT {

  private static final int BOXES = 250;
  private static final List<String> WORDS_ALONE =
      List.of("hybridsearch.profiles.legs.lexical=100", "hybridsearch.profiles.legs.semantic=0");

  private static TestShop shop;

  /** 250 items that tie, one of them popular and one sold out; and one that matches better, and is sold out as well. */
  @BeforeAll
  static void open() {
    shop = new TestShop("candidates-it");
    Map<String, String> boxes = new TreeMap<>();
    for (int i = 0; i < BOXES; i++) {
      boxes.put("b%03d".formatted(i), "juice box");
    }
    shop.put(boxes, "other", 3);
    shop.put(Map.of("best", "juice"), "other", 3);
    Map<String, String> soaps = new TreeMap<>();
    for (int i = 0; i < BOXES; i++) {
      soaps.put("s" + i, "a bar of soap"); // a word that all items had would weigh nothing
    }
    shop.put(soaps, "soap", 3);
    shop.learn("b240", 1);
    shop.sellOut("b003");
    shop.sellOut("best");
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  private static Searches serve(String... settings) {
    String[] all = new String[settings.length + 2];
    WORDS_ALONE.toArray(all);
    System.arraycopy(settings, 0, all, 2, settings.length);
    return shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors(), all);
  }

  private static SearchOutcome search(Searches searches) {
    return searches.search(TestShop.first("juice", Shopper.NOBODY, 100));
  }

  private static List<String> window(SearchOutcome outcome) {
    assertThat(outcome.rankedCount()).isEqualTo(100);
    assertThat(outcome.totalCount()).isEqualTo(BOXES + 1);
    return outcome.hits().stream().map(hit -> hit.item().id()).toList();
  }

  private static Explanation.Part lexical(SearchOutcome.Hit hit) {
    return hit.explanation().orElseThrow().signals().get(Signal.LEXICAL.ordinal());
  }

  @Test
  void among_items_that_match_alike_the_popular_and_available_ones_become_candidates() {
    List<String> window = window(search(serve()));
    assertThat(window).contains("b240", "b000", "b098").doesNotContain("b003");
  }

  @Test
  void the_prior_is_bounded_so_a_better_match_stays_a_candidate() {
    assertThat(window(search(serve("hybridsearch.profiles.legs.prior-bound=0.01"))))
        .contains("best", "b240").doesNotContain("b003");
  }

  @Test
  void a_bound_of_0_leaves_the_choice_to_the_words_and_ties_to_the_ids() {
    assertThat(window(search(serve("hybridsearch.profiles.legs.prior-bound=0"))))
        .contains("best", "b000", "b003", "b098").doesNotContain("b099", "b240");
  }

  @Test
  void what_the_prior_adds_is_no_part_of_the_best_score() {
    SearchOutcome outcome = search(serve("hybridsearch.profiles.legs.prior-bound=0.01"));
    assertThat(outcome.hits().stream().mapToDouble(hit -> lexical(hit).normalized()).max().orElseThrow())
        .isCloseTo(1, within(1e-4)); // "juice" is a whole title, too, whose score is told to fewer digits
    outcome.hits().forEach(hit -> assertThat(hit.explanation().orElseThrow().signals().stream()
        .mapToDouble(Explanation.Part::contribution).sum()).isCloseTo(hit.score().orElseThrow(), within(1e-4)));
  }
}
