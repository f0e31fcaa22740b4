package org.hybridsearch.benchmark.overhead;

import static org.assertj.core.api.Assertions.assertThat;

import org.hybridsearch.benchmark.overhead.Overhead.Sample;
import org.junit.jupiter.api.Test;

class OverheadTest {

  private static Overhead of(double... added) {
    Overhead overhead = new Overhead("ranking", 20);
    for (double each : added) {
      overhead.add(new Sample(20 + each, 20, 21.5, 21, 300));
    }
    return overhead;
  }

  @Test
  void half_of_all_searches_decide() {
    assertThat(of(1, 2, 9).added(50)).isEqualTo(2);
    assertThat(of(1, 2, 9).added(95)).isEqualTo(9);
    assertThat(of(1, 2, 9).met()).isTrue();
    assertThat(of(1, 4, 9).met()).isFalse();
  }

  @Test
  void nothing_measured_meets_no_goal() {
    assertThat(of().met()).isFalse();
  }

  @Test
  void a_row_has_a_cell_for_each_column() {
    String columns = Overhead.HEAD.lines().findFirst().orElseThrow();
    assertThat(of(1, 2, 3).row().chars().filter(c -> c == '|').count()).isEqualTo(columns.chars().filter(c -> c == '|').count());
    assertThat(of(1, 2, 3).row()).startsWith("| ranking, 20 ms | 3 | 300 | 20.00 | 22.00 | 23.00 | **2.00** | 3.00 | 0.50 | 0.50 |");
  }
}
