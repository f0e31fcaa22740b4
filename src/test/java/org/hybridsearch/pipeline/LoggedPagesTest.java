package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.Rung;
import org.junit.jupiter.api.Test;

class LoggedPagesTest {

  @Test
  void a_query_that_something_else_was_served_for_matched_nothing() {
    assertThat(LoggedPages.matches(served(Rung.POPULAR))).isZero();
    assertThat(LoggedPages.matches(served(Rung.serving("orange juice")))).isZero();
  }

  @Test
  void other_queries_matched_what_was_counted() {
    for (Rung rung : List.of(Rung.AS_ASKED, Rung.FEWER_WORDS, Rung.BY_MEANING, Rung.offering("orange juice"))) {
      assertThat(LoggedPages.matches(served(rung))).isEqualTo(7);
    }
  }

  /** Somebody else would not have them among the ranked, so they must not push others down in the order without the shopper. */
  @Test
  void what_only_the_shoppers_taste_brought_has_no_rank_without_them() {
    List<Candidate> candidates = List.of(new Candidate("liked", 0, 0), new Candidate("word", 1, 0), new Candidate("meaning", 0, 1));
    assertThat(LoggedPages.withoutTaste(candidates, List.of("word", "liked", "meaning"))).containsExactly("word", "meaning", "");
  }

  private static SearchOutcome served(Rung rung) {
    return new SearchOutcome("search-1", List.of(), false, false, 7, 7, 7,
        PersonalizationOutcome.notApplied(PersonalizationOutcome.Reason.NO_SHOPPER), List.of(),
        new SearchOutcome.ProfileRef("default", 1), rung, Optional.empty());
  }
}
