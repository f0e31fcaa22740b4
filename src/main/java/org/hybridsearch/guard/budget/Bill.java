package org.hybridsearch.guard.budget;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What the calls of this replica cost, estimated: in each stretch of {@link #STRETCH} either the calls made or those provisioned,
 * whichever are more, at the price of a call. Thread-safe.
 */
public final class Bill {

  static final Duration STRETCH = Duration.ofMinutes(5);
  private static final double NANOS = 1e9;

  private final double perCall;
  private final double provisioned;
  private final LongSupplier nanos;
  private double settled;
  private long calls;
  private long begin;

  /**
   * @param perThousand the price of 1,000 calls, 0 or more
   * @param provisioned calls a second that are billed whether made or not, this replica's part of them; 0 or more
   * @param nanos a clock that never goes back, in nanoseconds
   */
  public Bill(double perThousand, double provisioned, LongSupplier nanos) {
    this.perCall = perThousand / 1000;
    this.provisioned = provisioned;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  /** One more call is billed. */
  public synchronized void call() {
    settle();
    calls++;
  }

  /** The bill so far, in the currency of the price; never falls. */
  public synchronized double total() {
    settle();
    return perCall * (settled + Math.max(calls, least(nanos.getAsLong() - begin)));
  }

  private void settle() {
    long stretches = (nanos.getAsLong() - begin) / STRETCH.toNanos();
    if (stretches > 0) {
      settled += Math.max(calls, least(STRETCH.toNanos())) + least((stretches - 1) * STRETCH.toNanos());
      calls = 0;
      begin += stretches * STRETCH.toNanos();
    }
  }

  private double least(long elapsed) {
    return provisioned * elapsed / NANOS;
  }
}
