package org.hybridsearch.catalog.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceCeilingTest {

  private final Random random = new Random(11);

  @Test
  void is_passed_by_one_unrelated_query_in_twenty() {
    double ceiling = ChanceCeiling.of(rows(20, 50_000, 0.05, 0.07), 500);

    long passed = IntStream.range(0, 2_000).filter(q -> IntStream.range(0, 500).anyMatch(i -> normal(0.05, 0.07) > ceiling)).count();
    assertThat(passed / 2_000.0).isCloseTo(ChanceCeiling.ACCEPTED, within(0.025));
  }

  @Test
  void does_not_see_the_related_items() {
    double[][] unrelated = rows(200, 500, 0, 0.07);
    double[][] withRelated = rows(200, 500, 0, 0.07);
    for (double[] row : withRelated) {
      IntStream.range(0, 50).forEach(i -> row[i] = 0.6);
    }
    assertThat(ChanceCeiling.of(withRelated, 500)).isCloseTo(ChanceCeiling.of(unrelated, 500), within(0.04));
  }

  @Test
  void grows_slowly_with_the_number_of_items() {
    double[][] rows = rows(100, 500, 0, 0.07);

    assertThat(ChanceCeiling.of(rows, 1_000_000)).isBetween(ChanceCeiling.of(rows, 1_000) + 0.05, ChanceCeiling.of(rows, 1_000) + 0.2);
  }

  @Test
  void is_the_value_itself_where_all_are_equal() {
    assertThat(ChanceCeiling.of(new double[][] {{0.25, 0.25, 0.25}}, 100)).isCloseTo(0.25, within(1e-6));
  }

  private double[][] rows(int rows, int columns, double mean, double deviation) {
    return IntStream.range(0, rows)
        .mapToObj(r -> IntStream.range(0, columns).mapToDouble(c -> normal(mean, deviation)).toArray()).toArray(double[][]::new);
  }

  private double normal(double mean, double deviation) {
    return mean + deviation * random.nextGaussian();
  }
}
