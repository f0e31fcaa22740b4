package org.hybridsearch.benchmark.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What the load tool saw. Immutable but for the histogram, which nobody changes.
 *
 * @param nanos time of each answer from the sending of its request, which no other answer delays
 * @param failed requests without an answer of status 200
 * @param blocked how long requests waited inside the tool: anything but nothing spoils the measurement
 * @param time how long it was measured
 */
public record Measured(Histogram nanos, long failed, Duration blocked, Duration time) {

  /** Two blocks of the same. */
  public Measured and(Measured other) {
    Histogram both = nanos.copy();
    both.add(other.nanos);
    return new Measured(both, failed + other.failed, blocked.plus(other.blocked), time.plus(other.time));
  }

  /** How many answers there were. */
  public long count() {
    return nanos.getTotalCount();
  }

  /** The time below which that percentage of the answers came, in milliseconds. */
  public double millis(double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e6;
  }

  /** Answers a second. */
  public double perSecond() {
    return count() / (time.toNanos() / 1e9);
  }
}
