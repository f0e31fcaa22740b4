package org.hybridsearch.behaviour.delivery.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Pace pace = new Pace(1_000, nanos::get);

  /** How many calls begin within a second. */
  private int callsInASecond() {
    long end = nanos.get() + 1_000_000_000L;
    int calls = 0;
    while (nanos.addAndGet(pace.take().toNanos()) < end) {
      calls++;
    }
    return calls;
  }

  @Test
  void a_second_sees_no_more_calls_than_it_may_once_the_burst_is_over() {
    assertThat(callsInASecond()).isBetween(1_000, 1_100);
    assertThat(callsInASecond()).isBetween(990, 1_001);
  }

  @Test
  void who_was_idle_may_hurry_for_a_tenth_of_a_second_and_no_more() {
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    int atOnce = 0;
    while (pace.take().isZero()) {
      atOnce++;
    }
    assertThat(atOnce).isEqualTo(100);
  }

  @Test
  void asked_for_fewer_it_halves_and_comes_back_slowly() {
    pace.slower();
    pace.slower();
    assertThat(pace.rate()).isEqualTo(250);
    pace.faster();
    assertThat(pace.rate()).isEqualTo(260);
    for (int i = 0; i < 1_000; i++) {
      pace.faster();
    }
    assertThat(pace.rate()).isEqualTo(1_000);
    for (int i = 0; i < 1_000; i++) {
      pace.slower();
    }
    assertThat(pace.rate()).isEqualTo(1);
  }
}
