package org.hybridsearch.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {

  private static final double CLOSE = 1e-9;
  /** Järvelin and Kekäläinen's kind of list: six items of grades 3, 2, 3, 0, 1, 2 in the order shown. */
  private static final Grades GRADED = new Grades(Map.of("a", 3, "b", 2, "c", 3, "d", 0, "e", 1, "f", 2), 3);
  private static final Grades BINARY = new Grades(Map.of("a", 1, "b", 1, "c", 1, "d", 1, "no", 0), 1);

  @Test
  void ndcg_gains_by_two_to_the_grade_and_discounts_by_the_logarithm() {
    double gained = 7 + 3 / log2(3) + 7 / log2(4) + 0 + 1 / log2(6) + 3 / log2(7);
    double ideal = 7 + 7 / log2(3) + 3 / log2(4) + 3 / log2(5) + 1 / log2(6);
    assertThat(Metric.NDCG_10.of(List.of("a", "b", "c", "d", "e", "f"), GRADED)).isCloseTo(gained / ideal, within(CLOSE))
        .isCloseTo(0.948810748, within(CLOSE));
  }

  @Test
  void ndcg_keeps_the_ideal_at_ten_places_for_a_short_ranking_and_looks_no_deeper() {
    double ideal = 1 + 1 / log2(3) + 1 / log2(4) + 1 / log2(5);
    assertThat(Metric.NDCG_10.of(List.of("a"), BINARY)).isCloseTo(1 / ideal, within(CLOSE));
    assertThat(Metric.NDCG_10.of(after(10, "a"), BINARY)).isZero();
  }

  @Test
  void reciprocal_rank_is_that_of_the_first_relevant_item() {
    assertThat(Metric.MRR.of(List.of("no", "?", "b", "a"), BINARY)).isEqualTo(1 / 3.0);
    assertThat(Metric.MRR.of(after(100, "a"), BINARY)).isZero();
  }

  @Test
  void err_multiplies_the_chances_of_reading_on() {
    Grades grades = new Grades(Map.of("good", 3, "fair", 2, "best", 4), 4);
    double expected = 7 / 16.0 + 9 / 16.0 * 3 / 16.0 / 2 + 9 / 16.0 * 13 / 16.0 * 15 / 16.0 / 3;
    assertThat(Metric.ERR.of(List.of("good", "fair", "best"), grades)).isCloseTo(expected, within(CLOSE))
        .isCloseTo(0.633056640625, within(CLOSE));
  }

  @Test
  void precision_divides_by_ten_however_short_the_ranking() {
    assertThat(Metric.P_10.of(List.of("a", "no", "b"), BINARY)).isEqualTo(0.2);
  }

  @Test
  void average_precision_counts_what_was_not_found_as_trec_eval_does() {
    assertThat(Metric.MAP.of(List.of("a", "?", "b", "no", "c"), BINARY)).isCloseTo((1 + 2 / 3.0 + 3 / 5.0) / 4, within(CLOSE));
  }

  @Test
  void recall_is_the_share_of_the_relevant_among_the_first_hundred() {
    List<String> ranking = new ArrayList<>(List.of("a", "b"));
    ranking.addAll(after(98, "c"));
    assertThat(Metric.RECALL_100.of(ranking, BINARY)).isEqualTo(0.5);
  }

  @Test
  void the_share_judged_is_of_what_was_shown() {
    assertThat(Metric.JUDGED_10.of(List.of("a", "no", "?", "?"), BINARY)).isEqualTo(0.5);
  }

  @Test
  void the_condensed_list_leaves_out_what_nobody_judged() {
    assertThat(Metric.NDCG_10_CONDENSED.of(List.of("?", "a", "?", "no", "b"), BINARY))
        .isEqualTo(Metric.NDCG_10.of(List.of("a", "no", "b"), BINARY));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JUDGED_10")
  void nothing_found_is_worth_nothing(Metric metric) {
    assertThat(metric.of(List.of(), BINARY)).isZero();
    assertThat(metric.of(List.of("?", "no"), BINARY)).isZero();
  }

  @Property
  void every_value_is_between_0_and_1(@ForAll("judged") Case some) {
    for (Metric metric : Metric.values()) {
      assertThat(metric.of(some.ranking, some.grades)).as(metric.label()).isBetween(0.0, 1 + CLOSE);
    }
  }

  @Property
  void no_ranking_is_better_than_the_ideal_one(@ForAll("judged") Case some) {
    List<String> ideal = some.grades.byItem().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).map(Map.Entry::getKey).toList();
    assertThat(Metric.NDCG_10.of(ideal, some.grades)).isCloseTo(1, within(CLOSE));
    for (Metric metric : Metric.values()) {
      assertThat(metric.of(some.ranking, some.grades)).as(metric.label())
          .isLessThanOrEqualTo(metric.of(ideal, some.grades) + CLOSE);
    }
  }

  @Property
  void moving_a_better_item_up_never_costs(@ForAll("judged") Case some) {
    List<String> better = new ArrayList<>(some.ranking);
    for (int i = 1; i < better.size(); i++) {
      if (some.grades.of(better.get(i)) > some.grades.of(better.get(i - 1))) {
        better.set(i - 1, better.set(i, better.get(i - 1)));
        break;
      }
    }
    for (Metric metric : List.of(Metric.NDCG_10, Metric.MRR, Metric.ERR, Metric.P_10, Metric.MAP, Metric.RECALL_100)) {
      assertThat(metric.of(better, some.grades)).as(metric.label())
          .isGreaterThanOrEqualTo(metric.of(some.ranking, some.grades) - CLOSE);
    }
  }

  private record Case(List<String> ranking, Grades grades) {}

  @Provide
  Arbitrary<Case> judged() {
    return Arbitraries.randomValue(MetricTest::anyCase);
  }

  private static Case anyCase(Random random) {
    int items = 1 + random.nextInt(150);
    Map<String, Integer> grades = new HashMap<>(Map.of("i0", 1));
    for (int i = 1; i < items; i++) {
      if (random.nextBoolean()) {
        grades.put("i" + i, random.nextInt(4));
      }
    }
    List<String> ranking = new ArrayList<>(IntStream.range(0, items).mapToObj(i -> "i" + i).toList());
    Collections.shuffle(ranking, random);
    return new Case(ranking.subList(0, random.nextInt(items + 1)), new Grades(grades, 3));
  }

  private static List<String> after(int others, String item) {
    List<String> ranking = new ArrayList<>(IntStream.range(0, others).mapToObj(i -> "other" + i).toList());
    ranking.add(item);
    return ranking;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
