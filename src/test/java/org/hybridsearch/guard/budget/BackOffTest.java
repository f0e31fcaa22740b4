package org.hybridsearch.guard.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private final AtomicLong nanos = new AtomicLong();
  private final BackOff backOff = new BackOff("prefix", Duration.ofSeconds(20), nanos::get);

  @Test
  void every_call_is_let_through_as_long_as_nobody_asks_for_fewer() {
    assertThat(made(1000)).isEqualTo(1000);
  }

  @Test
  void being_asked_for_fewer_halves_the_calls() {
    backOff.throttled();
    assertThat(backOff.share()).isEqualTo(0.5);
    assertThat(made(1000)).isEqualTo(500);
    after(Duration.ofMillis(250));
    backOff.throttled();
    assertThat(backOff.share()).isCloseTo(0.256, within(0.001));
  }

  @Test
  void calls_that_were_under_way_together_count_once() {
    IntStream.range(0, 64).forEach(i -> backOff.throttled());
    assertThat(backOff.share()).isEqualTo(0.5);
  }

  @Test
  void some_calls_are_always_made_to_find_out_when_it_is_over() {
    for (int i = 0; i < 100; i++) {
      after(BackOff.ONE_HALVING);
      backOff.throttled();
    }
    assertThat(backOff.share()).isGreaterThanOrEqualTo(BackOff.LEAST);
    assertThat(made(640)).isBetween(19L, 21L);
  }

  @Test
  void calls_are_restored_evenly_and_in_full() {
    backOff.throttled();
    after(Duration.ofSeconds(5));
    assertThat(backOff.share()).isEqualTo(0.75);
    after(Duration.ofSeconds(5));
    assertThat(backOff.share()).isEqualTo(1);
    after(Duration.ofDays(10));
    assertThat(made(1000)).isEqualTo(1000);
  }

  @Test
  void a_recovery_of_no_time_is_refused_by_its_name() {
    assertThatThrownBy(() -> new BackOff("prefix", Duration.ZERO, nanos::get)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prefix.back-off.recovery");
  }

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private long made(int calls) {
    return IntStream.range(0, calls).filter(i -> backOff.tryCall()).count();
  }
}
