package org.hybridsearch.guard.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallBudgetTest {

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void without_a_bound_every_call_is_let_through() {
    assertThat(taken(new CallBudget("prefix", 0, 1, nanos::get), 10_000)).isEqualTo(10_000);
  }

  @ParameterizedTest(name = "{0} calls a second over {1} replicas: {2} in ten minutes")
  @CsvSource({"10, 1, 6000", "10, 4, 1500", "1, 3, 200", "0.5, 1, 300", "500, 7, 42857"})
  void each_replica_spends_its_part_and_no_more(double perSecond, int replicas, int expected) {
    CallBudget budget = new CallBudget("prefix", perSecond, replicas, nanos::get);
    int taken = 0;
    for (int ms = 0; ms < 600_000; ms += 5) {
      nanos.set(Duration.ofMillis(ms).toNanos());
      taken += budget.tryCall() ? 1 : 0;
    }
    int burst = (int) Math.max(1, Math.ceil(perSecond / replicas));
    assertThat(taken).isBetween(expected - 1, expected + burst);
  }

  @Test
  void what_one_second_brings_may_be_spent_at_once_and_what_was_not_spent_does_not_add_up() {
    CallBudget budget = new CallBudget("prefix", 10, 1, nanos::get);
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(taken(budget, 50)).isEqualTo(10);
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(taken(budget, 50)).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "NaN, 1", "Infinity, 1", "10, 0"})
  void nonsense_is_refused_by_its_name(double perSecond, int replicas) {
    assertThatThrownBy(() -> new CallBudget("prefix", perSecond, replicas, nanos::get))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("prefix.budget");
  }

  private static int taken(CallBudget budget, int calls) {
    return (int) IntStream.range(0, calls).filter(i -> budget.tryCall()).count();
  }
}
