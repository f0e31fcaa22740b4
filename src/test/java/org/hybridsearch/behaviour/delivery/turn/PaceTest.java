package org.hybridsearch.behaviour.delivery.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

  private static final long SECOND = 1_000_000_000;

  private final AtomicLong nanos = new AtomicLong();
  private final Pace pace = new Pace(1_000, nanos::get);

  /** When so many calls begin, one after the other. */
  private long[] begun(Pace pace, int calls) {
    long[] begun = new long[calls];
    for (int i = 0; i < calls; i++) {
      begun[i] = nanos.addAndGet(pace.take().toNanos());
    }
    return begun;
  }

  /** The most of them within any second. */
  private static int mostInASecond(long[] begun) {
    int most = 0;
    for (int from = 0, to = 0; to < begun.length; to++) {
      while (begun[to] - begun[from] >= SECOND) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2.5, 5, 10, 333, 1_000})
  void no_second_sees_more_calls_than_it_may_and_most_see_nearly_as_many(double perSecond) {
    Pace own = new Pace(perSecond, nanos::get);
    long[] begun = begun(own, (int) (10 * perSecond) + 1);
    assertThat(mostInASecond(begun)).isLessThanOrEqualTo((int) Math.ceil(perSecond));
    assertThat(begun[begun.length - 1] - begun[0]).isLessThanOrEqualTo((long) (10.5 * SECOND));
  }

  @Test
  void who_was_idle_or_slowed_down_does_not_make_up_for_it() {
    begun(pace, 500);
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(mostInASecond(begun(pace, 3_000))).isLessThanOrEqualTo(1_000);
    pace.slower();
    assertThat(mostInASecond(begun(pace, 3_000))).isLessThanOrEqualTo(510);
  }

  @Test
  void who_was_idle_may_hurry_for_a_hundredth_of_a_second_and_no_more() {
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    int atOnce = 0;
    while (pace.take().isZero()) {
      atOnce++;
    }
    assertThat(atOnce).isEqualTo(10);
  }

  @Test
  void asked_for_fewer_it_halves_and_comes_back_slowly() {
    double full = pace.rate();
    pace.slower();
    pace.slower();
    assertThat(pace.rate()).isEqualTo(full / 4);
    pace.faster();
    assertThat(pace.rate()).isEqualTo(full / 4 + full / 100);
    for (int i = 0; i < 1_000; i++) {
      pace.faster();
    }
    assertThat(pace.rate()).isEqualTo(full);
    for (int i = 0; i < 1_000; i++) {
      pace.slower();
    }
    assertThat(pace.rate()).isEqualTo(1);
  }
}
