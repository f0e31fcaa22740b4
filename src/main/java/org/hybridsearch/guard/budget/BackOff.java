package org.hybridsearch.guard.budget;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Thins out calls of a service that asks for fewer, and restores them: the share let through is halved when it asks, at most once
 * in {@link #ONE_HALVING}, since what was under way already is turned down together; and grows back evenly, from nothing to all in
 * the recovery time. Additive increase, multiplicative decrease (Chiu, Jain, "Analysis of the increase and decrease algorithms for
 * congestion avoidance in computer networks", 1989). The calls let through are spread evenly, not by chance. Thread-safe.
 */
public final class BackOff {

  static final Duration ONE_HALVING = Duration.ofMillis(250);
  /** So that it is noticed when the service takes calls again. */
  static final double LEAST = 1.0 / 32;

  private final long recovery;
  private final LongSupplier nanos;
  private double shareThen = 1;
  private long then;
  private double credit;

  /**
   * @param prefix of the setting, for a message
   * @param recovery above 0: from no calls to all
   * @param nanos a clock that never goes back, in nanoseconds
   */
  public BackOff(String prefix, Duration recovery, LongSupplier nanos) {
    if (!recovery.isPositive()) {
      throw new IllegalArgumentException(prefix + ".back-off.recovery must be above 0, not " + recovery);
    }
    this.recovery = recovery.toNanos();
    this.nanos = nanos;
    this.then = nanos.getAsLong();
  }

  /** Whether the next call may be made. */
  public synchronized boolean tryCall() {
    credit += share();
    if (credit < 1) {
      return false;
    }
    credit -= 1;
    return true;
  }

  /** The service asked for fewer calls. */
  public synchronized void throttled() {
    double share = share();
    long now = nanos.getAsLong();
    if (shareThen == 1 || now - then >= ONE_HALVING.toNanos()) {
      shareThen = Math.max(LEAST, share / 2);
      then = now;
      credit = 0;
    }
  }

  /** The share of calls that is let through, above 0 to 1. */
  public synchronized double share() {
    return Math.min(1, shareThen + (nanos.getAsLong() - then) / (double) recovery);
  }
}
