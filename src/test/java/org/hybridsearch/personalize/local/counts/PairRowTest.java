package org.hybridsearch.personalize.local.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairRowTest {

  @Test
  void holds_what_a_map_holds() {
    Random random = new Random(3);
    Map<Integer, Double> expected = new HashMap<>();
    PairRow row = PairRow.empty();
    for (int i = 0; i < 5_000; i++) {
      int item = random.nextInt(700);
      double delta = random.nextDouble();
      expected.merge(item, delta, Double::sum);
      row = added(row, item, delta, 100_000);
    }
    assertThat(row.complete()).isTrue();
    for (int item = 0; item < 700; item++) {
      assertThat((double) row.get(item)).isCloseTo(expected.getOrDefault(item, Double.NaN), within(1e-3));
    }
    assertThat(row.get(700)).isNaN();
  }

  @Test
  void keeps_the_strongest_when_it_may_not_grow() {
    PairRow row = PairRow.empty();
    for (int item = 0; item < 1000; item++) {
      row = added(row, item, item % 2 == 0 ? 1 + item : 1e-6, 16);
    }
    assertThat(row.complete()).isFalse();
    assertThat(row.capacity()).isLessThanOrEqualTo(48);
    for (int item = 984; item < 1000; item += 2) {
      assertThat(row.get(item)).isEqualTo(1f + item);
    }
  }

  @Test
  void what_was_taken_away_again_is_gone() {
    PairRow row = PairRow.empty();
    row.add(5, 0.1);
    row.add(5, 0.7);
    row.add(5, -0.7);
    row.add(5, -0.1);

    assertThat(row.get(5)).isZero();
    assertThat(row.roomier(10, (item, value) -> value).get(5)).isNaN();
  }

  private static PairRow added(PairRow row, int item, double delta, int limit) {
    if (row.add(item, delta)) {
      return row;
    }
    PairRow roomier = row.roomier(limit, (other, value) -> value);
    assertThat(roomier.add(item, delta)).isTrue();
    return roomier;
  }
}
