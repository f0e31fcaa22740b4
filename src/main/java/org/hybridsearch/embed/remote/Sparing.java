package org.hybridsearch.embed.remote;

import java.util.random.RandomGenerator;

/**
 * Leaves a model alone for a moment after it throttled a query: a tenth of a second, doubled each time up to five, with jitter.
 * The first call after the moment is the probe. Safe for use by many threads.
 */
final class Sparing {

  private static final long FIRST = 100_000_000;
  private static final long LONGEST = 5_000_000_000L;

  private final Time time;
  private final RandomGenerator random;
  private long pause = FIRST;
  private long until;

  Sparing(Time time, RandomGenerator random) {
    this.time = time;
    this.random = random;
    this.until = time.nanos();
  }

  /** Whether no call is to be made now. */
  synchronized boolean active() {
    return time.nanos() < until;
  }

  synchronized void throttled() {
    long now = time.nanos();
    if (now >= until) { // else of calls that went out together
      until = now + (long) (pause * (0.5 + random.nextDouble() / 2));
      pause = Math.min(LONGEST, pause * 2);
    }
  }

  synchronized void succeeded() {
    pause = FIRST;
  }
}
