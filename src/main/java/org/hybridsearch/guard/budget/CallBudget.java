package org.hybridsearch.guard.budget;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * At most so many calls a second, on this replica: a token bucket that holds what one second brings, at least one call. Thread-safe.
 */
public final class CallBudget {

  private static final double NANOS = 1e9;

  private final Optional<Bucket> bucket;

  /**
   * @param prefix of the settings, for a message
   * @param callsPerSecond of all replicas together; 0 for no bound
   * @param replicas that share it alike, 1 or more
   * @param nanos a clock that never goes back, in nanoseconds
   */
  public CallBudget(String prefix, double callsPerSecond, int replicas, LongSupplier nanos) {
    if (!(callsPerSecond >= 0) || Double.isInfinite(callsPerSecond) || replicas < 1) {
      throw new IllegalArgumentException(
          prefix + ".budget.calls-per-second must be 0 or more, and .replicas 1 or more");
    }
    double mine = callsPerSecond / replicas;
    this.bucket = mine > 0 ? Optional.of(bucket(mine, nanos)) : Optional.empty();
  }

  /** Takes one call from what is left; false when there is none. */
  public boolean tryCall() {
    return bucket.isEmpty() || bucket.get().tryConsume(1);
  }

  private static Bucket bucket(double perSecond, LongSupplier nanos) {
    return Bucket.builder().withCustomTimePrecision(meter(nanos))
        .addLimit(limit -> limit.capacity(Math.max(1, (long) Math.ceil(perSecond)))
            .refillGreedy(1, Duration.ofNanos(Math.max(1, Math.round(NANOS / perSecond)))))
        .build();
  }

  private static TimeMeter meter(LongSupplier nanos) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return nanos.getAsLong();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }
}
