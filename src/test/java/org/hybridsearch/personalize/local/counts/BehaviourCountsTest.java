package org.hybridsearch.personalize.local.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.personalize.local.history.History;
import org.hybridsearch.personalize.local.history.Touch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three shoppers: one and two took the items 0 and 1, three took 0 and 2. By hand: share 1/2 each; dot(0,0) = 1.5, dot(1,1) = 1,
 * dot(2,2) = 0.5, dot(0,1) = 1, dot(0,2) = 0.5; masses 3, 2, 1; F / M^2 = 3 / 36 = 1 / 12.
 */
class BehaviourCountsTest {

  private static final Offset<Double> EXACT = within(1e-6);
  private static final double NOW = 20;

  @ParameterizedTest(name = "history {0}, item {1}, shrinkage {2}: observed {3}, expected {4}")
  @CsvSource({
      "0,   1, 1,  0.4494897, 0.2247449", // 1 / (sqrt(1.5 x 1) + 1) and 3 x 2 / 12 / (the same)
      "0,   2, 1,  0.2679492, 0.1339746", // 0.5 / (sqrt(1.5 x 0.5) + 1)
      "0,   1, 9,  0.0978020, 0.0489010", // 1 / (sqrt(1.5) + 9)
      "1,   2, 1,  0,         0.0976311", // never together: 0, where chance has 2 x 1 / 12 / (sqrt(0.5) + 1)
      "0 2, 1, 1,  0.4494897, 0.3223760", // sums over the history
      "0 1, 1, 1,  0.4494897, 0.2247449"  // the item itself says nothing
  })
  void evidence_is_the_sum_of_shrunk_cosines(String history, int item, double shrinkage, double observed, double expected) {
    BehaviourCounts counts = threeShoppers(shrinkage);

    Taste.Evidence evidence = counts.evidence(counts.taste(history(history), NOW, 10), item);

    assertThat(evidence.observed()).isCloseTo(observed, EXACT);
    assertThat(evidence.expected()).isCloseTo(expected, EXACT);
  }

  @Test
  void an_item_nobody_touched_gives_no_evidence() {
    BehaviourCounts counts = threeShoppers(1);
    assertThat(counts.evidence(counts.taste(history("0"), NOW, 10), -1)).isEqualTo(Taste.Evidence.NONE);
    assertThat(counts.touches(-1)).isZero();
  }

  @Test
  void a_history_taken_back_leaves_no_trace() {
    BehaviourCounts counts = threeShoppers(1);
    counts.replace(History.EMPTY, history("0 1 2 3 4 5"));
    counts.replace(history("0 1 2 3 4 5"), History.EMPTY);

    Taste.Evidence evidence = counts.evidence(counts.taste(history("0 2"), NOW, 10), 1);

    assertThat(evidence.observed()).isCloseTo(0.4494897, EXACT);
    assertThat(evidence.expected()).isCloseTo(0.3223760, EXACT);
    assertThat(counts.items()).isEqualTo(3);
  }

  @Test
  void what_shoppers_of_many_items_do_counts_less_a_pair() {
    BehaviourCounts counts = counts(1);
    counts.replace(History.EMPTY, history("0 1"));
    counts.replace(History.EMPTY, history("2 3 4 5 6 7 8 9"));
    Taste taste = counts.taste(history("0 2"), NOW, 10);

    assertThat(counts.evidence(taste, 1).observed()).isCloseTo(1.0 / 2 / (1.0 / 2 + 1), EXACT);
    assertThat(counts.evidence(taste, 3).observed()).isCloseTo(1.0 / 8 / (1.0 / 8 + 1), EXACT);
  }

  @Test
  void one_half_life_takes_half_of_each_touch_and_so_three_quarters_of_a_pair() {
    BehaviourCounts counts = counts(1);
    counts.replace(History.EMPTY, history("0 1"));
    double fresh = counts.evidence(counts.taste(history("0"), NOW, 10), 1).observed();
    counts.advance(NOW + 1);
    double aged = counts.evidence(counts.taste(history("0"), NOW, 10), 1).observed();

    assertThat(fresh).isCloseTo(0.5 / (0.5 + 1), EXACT);
    assertThat(aged).isCloseTo(0.125 / (0.125 + 1), EXACT);
    assertThat(counts.touches(0)).isCloseTo(0.5, EXACT);
  }

  @Test
  void a_taste_weighs_touches_by_their_age() {
    BehaviourCounts counts = threeShoppers(1);
    Taste taste = counts.taste(History.EMPTY.with(List.of(touch(0, NOW - 2), touch(1, NOW)), 9), NOW, 10);

    assertThat(taste.weight(0)).isCloseTo(0.25, EXACT);
    assertThat(taste.weight(1)).isCloseTo(1, EXACT);
    assertThat(taste.total()).isCloseTo(1.25, EXACT);
    assertThat(taste.indexOf(1)).isEqualTo(1);
    assertThat(taste.indexOf(7)).isNegative();
  }

  @ParameterizedTest(name = "item {0}: popularity {1}")
  @CsvSource({
      "0, 0.3125",    // 2.5 of 3 at or below, 3 touches: 5/6 x 3 / (3 + 5)
      "1, 0.1428571", // 1.5 / 3 x 2 / 7
      "2, 0.0277778", // 0.5 / 3 x 1 / 6
      "-1, 0"
  })
  void popularity_is_a_percentile_shrunk_by_how_little_is_known(int item, double popularity) {
    assertThat(threeShoppers(1).popularity(5).of(item)).isCloseTo(popularity, EXACT);
  }

  @Test
  void promising_is_what_goes_with_the_history_and_then_what_sells_best() {
    BehaviourCounts counts = threeShoppers(1);
    counts.replace(History.EMPTY, history("4 5"));
    BehaviourCounts.Preference lift = (item, observed, expected) -> observed / expected;

    assertThat(counts.promising(counts.taste(history("4"), NOW, 10), lift, 1)).containsExactly(5, 0);
    assertThat(counts.promising(counts.taste(History.EMPTY, NOW, 10), lift, 2)).containsExactly(0, 1);
    assertThat(counts.promising(counts.taste(history("0"), NOW, 10), lift, 9)).startsWith(2, 1).containsOnlyOnce(0, 4, 5);
  }

  @Test
  void newer_touches_of_other_items_halve_an_older_one_and_baskets_count_as_one_moment() {
    BehaviourCounts counts = threeShoppers(1);
    Touch old = Touch.of(0, (float) NOW, (float) NOW, 1, EventType.PURCHASE);
    Touch one = Touch.of(1, (float) NOW, (float) NOW, 2, EventType.PURCHASE);
    Touch other = Touch.of(2, (float) NOW, (float) NOW, 2, EventType.PURCHASE);
    Taste taste = counts.taste(History.EMPTY.with(List.of(old, one, other), 9), NOW, 2);

    assertThat(taste.weight(0)).isCloseTo(0.5, EXACT);
    assertThat(taste.weight(1)).isEqualTo(taste.weight(2)).isCloseTo(1, EXACT);
    assertThat(taste.total()).isCloseTo(3, EXACT);
  }

  @Test
  void returns_are_the_share_of_buyers_who_came_back_shrunk_towards_that_of_all_items() {
    BehaviourCounts counts = threeShoppers(1);
    assertThat(counts.returns(0)).isZero();
    Touch again = bought(2, 1).and(bought(2, 3));
    counts.replace(History.EMPTY, History.EMPTY.with(List.of(again), 9));

    double average = 1.0 / 7; // of 7 items in histories one was bought again
    assertThat(counts.returns(2)).isCloseTo((1 + 5 * average) / (2 + 5), EXACT);
    assertThat(counts.returns(9)).isCloseTo(average, EXACT);
    counts.replace(History.EMPTY.with(List.of(again), 9), History.EMPTY);
    assertThat(counts.returns(2)).isZero();
  }

  private static Touch bought(int item, int day) {
    return Touch.of(item, (float) NOW, (float) NOW, day * 86_400_000L, EventType.PURCHASE);
  }

  private static BehaviourCounts threeShoppers(double shrinkage) {
    BehaviourCounts counts = counts(shrinkage);
    counts.replace(History.EMPTY, history("0 1"));
    counts.replace(History.EMPTY, history("0 1"));
    counts.replace(History.EMPTY, history("0 2"));
    return counts;
  }

  private static BehaviourCounts counts(double shrinkage) {
    BehaviourCounts counts = new BehaviourCounts(100, shrinkage);
    for (int i = 0; i < 10; i++) {
      assertThat(counts.numberOf(Integer.toString(i))).isEqualTo(i);
    }
    counts.advance(NOW);
    return counts;
  }

  private static History history(String items) {
    return History.EMPTY.with(Arrays.stream(items.split(" ")).map(item -> touch(Integer.parseInt(item), NOW)).toList(), 100);
  }

  private static Touch touch(int item, double time) {
    return Touch.of(item, (float) time, (float) time, 1, EventType.PURCHASE);
  }
}
