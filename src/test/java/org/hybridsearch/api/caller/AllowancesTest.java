package org.hybridsearch.api.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowancesTest {

  private static final int PER_SECOND = 2;
  private static final int BURST = 6;

  private long now = 1;
  private final Allowances allowances = new Allowances(size(PER_SECOND), 100, meter());

  @Test
  void a_burst_is_granted_and_then_a_steady_pace() {
    assertThat(IntStream.range(0, BURST).map(i -> allowances.secondsToWait("a", 1))).containsOnly(0);
    assertThat(allowances.secondsToWait("a", 1)).isEqualTo(1);
    now += Duration.ofSeconds(1).toNanos();
    assertThat(IntStream.range(0, PER_SECOND).map(i -> allowances.secondsToWait("a", 1))).containsOnly(0);
    assertThat(allowances.secondsToWait("a", 1)).isEqualTo(1);
  }

  @Test
  void whoever_waits_as_told_is_granted() {
    allowances.secondsToWait("a", BURST);
    int seconds = allowances.secondsToWait("a", 5);
    assertThat(seconds).isEqualTo(3);
    now += Duration.ofSeconds(seconds).toNanos();
    assertThat(allowances.secondsToWait("a", 5)).isZero();
  }

  @Test
  void what_is_refused_costs_nothing() {
    allowances.secondsToWait("a", BURST - 1);
    assertThat(allowances.secondsToWait("a", 2)).isPositive();
    assertThat(allowances.secondsToWait("a", 1)).isZero();
  }

  @Test
  void more_than_a_bucket_holds_is_granted_by_a_full_one() {
    assertThat(allowances.secondsToWait("a", 1000)).isZero();
    assertThat(allowances.secondsToWait("a", 1)).isPositive();
  }

  @Test
  void clients_do_not_share() {
    allowances.secondsToWait("a", BURST);
    assertThat(allowances.secondsToWait("b", BURST)).isZero();
  }

  @Test
  void no_pace_is_no_limit() {
    Allowances unlimited = new Allowances(size(0), 100, meter());
    assertThat(IntStream.range(0, 1000).map(i -> unlimited.secondsToWait("a", 10))).containsOnly(0);
  }

  @Test
  void a_hundred_thousand_strangers_take_no_more_room_than_was_given() {
    IntStream.range(0, 100_000).forEach(i -> allowances.secondsToWait("stranger " + i, 1));
    assertThat(allowances.clients()).isLessThanOrEqualTo(100);
  }

  private TimeMeter meter() {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return now;
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }

  private static AccessConfig.Bucket size(int perSecond) {
    return new AccessConfig.Bucket() {
      @Override
      public int perSecond() {
        return perSecond;
      }

      @Override
      public int burst() {
        return BURST;
      }
    };
  }
}
