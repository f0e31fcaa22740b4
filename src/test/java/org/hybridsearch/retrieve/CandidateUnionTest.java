package org.hybridsearch.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.query.Hits;
import org.hybridsearch.query.Hits.Hit;
import org.hybridsearch.testing.Plans;
import org.junit.jupiter.api.Test;

class CandidateUnionTest {

  private static Leg leg(long total, Hit... hits) {
    return Leg.answered(Plans.plan("q"), new Hits(total, List.of(hits)), Optional.empty(), List.of());
  }

  private static CandidateSet union(Leg words, Leg meaning) {
    return CandidateUnion.of(Plans.plan("q"), words, meaning);
  }

  @Test
  void an_item_of_both_legs_comes_before_those_of_one() {
    CandidateSet set = union(leg(2, new Hit("a", 9), new Hit("b", 5)), leg(0, new Hit("c", 1.9), new Hit("b", 1.8)));
    assertThat(set.candidates()).containsExactly(new Candidate("b", 2, 2), new Candidate("a", 1, 0), new Candidate("c", 0, 1));
    assertThat(set.bestLexical()).isEqualTo(9);
    assertThat(set.bestSemantic()).isCloseTo(0.9, within(1e-9));
  }

  @Test
  void similar_items_below_the_match_threshold_are_no_candidates_but_bound_the_signal() {
    CandidateSet set = union(leg(0), leg(0, new Hit("a", 1.39)));
    assertThat(set.candidates()).isEmpty();
    assertThat(set.bestSemantic()).isCloseTo(0.39, within(1e-9));
  }

  @Test
  void an_item_that_a_leg_names_twice_keeps_its_better_rank() {
    CandidateSet set = union(leg(1, new Hit("a", 2), new Hit("a", 1)), leg(0, new Hit("a", 1.9), new Hit("a", 1.8)));
    assertThat(set.candidates()).containsExactly(new Candidate("a", 1, 1));
  }

  @Test
  void the_union_is_complete_when_the_lexical_leg_brought_every_match() {
    assertThat(union(leg(1, new Hit("a", 2)), leg(0)).complete()).isTrue();
    assertThat(union(leg(2, new Hit("a", 2)), leg(0)).complete()).isFalse();
  }

  @Test
  void a_shoppers_favorites_join_by_their_own_reciprocal_ranks() {
    CandidateSet shared = union(leg(9, new Hit("a", 9), new Hit("b", 5)), leg(0, new Hit("c", 1.9)));
    CandidateSet mine = CandidateUnion.with(Plans.plan("q"), shared, List.of("d", "b"), Map.of());
    assertThat(mine.candidates()).containsExactly(
        new Candidate("b", 2, 0), new Candidate("a", 1, 0), new Candidate("c", 0, 1), new Candidate("d", 0, 0));
    assertThat(mine.semanticIds()).isEqualTo(shared.semanticIds());
    assertThat(mine.complete()).isFalse();
    assertThat(CandidateUnion.with(Plans.plan("q"), shared, List.of(), Map.of())).isSameAs(shared);
  }

  @Test
  void favorites_never_make_more_candidates_than_a_ranker_takes() {
    Hit[] words = IntStream.range(0, 498).mapToObj(i -> new Hit("w" + i, 9)).toArray(Hit[]::new);
    CandidateSet mine = CandidateUnion.with(Plans.plan("q"), union(leg(999, words), leg(0)), List.of("x", "y", "z", "w7"), Map.of());
    assertThat(mine.ids()).hasSize(500).contains("x", "y", "w7").doesNotContain("z");
  }

  @Test
  void scores_of_the_engine_are_turned_back_into_inner_products() {
    assertThat(CandidateUnion.innerProduct(1.7)).isCloseTo(0.7, within(1e-9));
    assertThat(CandidateUnion.innerProduct(1)).isZero();
    assertThat(CandidateUnion.innerProduct(0.8)).isCloseTo(-0.25, within(1e-9));
  }
}
