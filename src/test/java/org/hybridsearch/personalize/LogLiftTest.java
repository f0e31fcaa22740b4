package org.hybridsearch.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hybridsearch.model.PersonalScores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLiftTest {

  private static final double E = Math.E;

  private final LogLift lift = new LogLift(2);

  @ParameterizedTest(name = "a ratio of e^{0} to the median gives {1}")
  @CsvSource({"-9, 0", "-2, 0", "-1, 0.25", "0, 0.5", "0.5, 0.625", "1, 0.75", "2, 1", "9, 1"})
  void a_lift_is_clamped_and_rescaled(double log, double normalized) {
    Map<String, Double> said = Map.of("low", 1e-9, "median", 0.3, "high", 1e9, "it", 0.3 * Math.exp(log), "twin", 0.3);

    PersonalScores scores = lift.scores(List.of("it", "low", "median", "twin", "high"), said);

    assertThat(scores.normalized(0)).isCloseTo(normalized, within(1e-12));
    assertThat(scores.lift(0).orElseThrow()).isCloseTo(log, within(1e-12));
  }

  @Test
  void the_median_of_an_even_number_lies_between_the_middle_two() {
    PersonalScores scores = lift.scores(List.of("a", "b"), Map.of("a", 1 / E, "b", E));

    assertThat(scores.lift(0).orElseThrow()).isCloseTo(-1, within(1e-12));
    assertThat(scores.lift(1).orElseThrow()).isCloseTo(1, within(1e-12));
  }

  @Test
  void ranks_follow_the_scores_and_equals_share_the_best() {
    Map<String, Double> said = Map.of("a", 0.1, "b", 0.4, "c", 0.1, "d", 0.3, "e", 0.1);

    PersonalScores scores = lift.scores(List.of("a", "b", "c", "unknown", "d", "e"), said);

    assertThat(List.of(scores.rank(0), scores.rank(1), scores.rank(2), scores.rank(4), scores.rank(5)))
        .extracting(rank -> rank.orElseThrow())
        .containsExactly(3, 1, 3, 2, 3);
    assertThat(scores.rank(3)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void what_is_not_positive_and_finite_counts_as_not_said(double junk) {
    PersonalScores scores = lift.scores(List.of("a", "junk", "b"), Map.of("a", E, "junk", junk, "b", 1 / E));

    assertThat(scores.missing(1)).isTrue();
    assertThat(scores.normalized(1)).isEqualTo(0.5);
    assertThat(scores.lift(1)).isEmpty();
    assertThat(scores.normalized(0)).isCloseTo(0.75, within(1e-12));
    assertThat(scores.normalized(2)).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void a_null_score_and_an_omitted_item_are_missing_and_an_invented_one_is_dropped() {
    Map<String, Double> said = new HashMap<>();
    said.put("null", null);
    said.put("invented", 1e9);
    said.put("a", 0.2);

    PersonalScores scores = lift.scores(List.of("a", "null", "omitted"), said);

    assertThat(scores.scored()).isEqualTo(1);
    assertThat(scores.missing(1)).isTrue();
    assertThat(scores.missing(2)).isTrue();
    assertThat(scores.normalized(0)).as("a single item is its own median").isEqualTo(0.5);
    assertThat(scores.moves()).isFalse();
  }

  @Test
  void the_smallest_and_the_largest_numbers_are_scores_like_others() {
    PersonalScores scores = lift.scores(
        List.of("a", "b", "c"), Map.of("a", Double.MIN_VALUE, "b", 1.0, "c", Double.MAX_VALUE));

    assertThat(List.of(scores.normalized(0), scores.normalized(1), scores.normalized(2))).containsExactly(0.0, 0.5, 1.0);
  }

  @Test
  void nothing_said_is_nothing() {
    assertThat(lift.scores(List.of("a", "b"), Map.of())).isSameAs(PersonalScores.NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_limit_must_be_above_zero_and_finite(double limit) {
    assertThatIllegalArgumentException().isThrownBy(() -> new LogLift(limit));
  }

  @Test
  void by_rank_every_place_counts_alike_and_ties_stand_in_their_middle() {
    LogLift rank = new LogLift(2, PersonalizeConfig.Normalization.RANK);
    PersonalScores scores = rank.scores(List.of("a", "b", "c", "d", "e", "unknown"),
        Map.of("a", 0.9, "b", 1e-9, "c", 0.05, "d", 0.05, "e", 0.04));

    assertThat(scores.normalized(0)).isEqualTo(1);
    assertThat(scores.normalized(1)).isEqualTo(0);
    assertThat(scores.normalized(2)).isEqualTo(0.625).isEqualTo(scores.normalized(3));
    assertThat(scores.normalized(4)).isEqualTo(0.25);
    assertThat(scores.normalized(5)).isEqualTo(0.5);
    assertThat(scores.rank(2)).hasValue(2);
    assertThat(rank.scores(List.of("a", "b"), Map.of("a", 0.5, "b", 0.5)).moves()).isFalse();
    assertThat(rank.scores(List.of("a", "b"), Map.of("a", 0.5)).moves()).isFalse();
  }

  @Property(tries = 200)
  void order_is_preserved_within_zero_and_one(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 1_000_000) Integer> said) {
    PersonalScores scores = scores(said, 1);

    for (int i = 0; i < said.size(); i++) {
      assertThat(scores.normalized(i)).isBetween(0.0, 1.0);
      for (int j = 0; j < said.size(); j++) {
        if (said.get(i) > said.get(j)) {
          assertThat(scores.normalized(i)).isGreaterThanOrEqualTo(scores.normalized(j));
          assertThat(scores.rank(i).orElseThrow()).isLessThan(scores.rank(j).orElseThrow());
        }
      }
    }
  }

  @Property(tries = 200)
  void multiplying_all_scores_changes_nothing(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 1_000_000) Integer> said,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double factor) {
    PersonalScores scores = scores(said, 1);
    PersonalScores scaled = scores(said, factor);

    for (int i = 0; i < said.size(); i++) {
      assertThat(scaled.normalized(i)).isCloseTo(scores.normalized(i), within(1e-9));
    }
  }

  @Property(tries = 200)
  void the_median_item_of_an_odd_number_sits_at_a_half(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 1_000_000) Integer> half) {
    List<Integer> said = new ArrayList<>(half);
    half.stream().skip(1).forEach(score -> said.add(score + 1));
    List<Integer> sorted = said.stream().sorted().toList();
    int median = said.indexOf(sorted.get(sorted.size() / 2));

    assertThat(scores(said, 1).normalized(median)).isEqualTo(0.5);
  }

  @Property(tries = 50)
  void a_flat_answer_moves_nothing(
      @ForAll @IntRange(min = 1) int score, @ForAll @Size(min = 1, max = 60) List<Boolean> items) {
    assertThat(scores(items.stream().map(item -> score).toList(), 1).moves()).isFalse();
  }

  private static PersonalScores scores(List<Integer> said, double factor) {
    Map<String, Double> byId = new HashMap<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      ids.add("i" + i);
      byId.put("i" + i, said.get(i) * factor);
    }
    return new LogLift(2).scores(ids, byId);
  }
}
