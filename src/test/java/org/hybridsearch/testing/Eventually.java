package org.hybridsearch.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens by itself, a bounded time. */
public final class Eventually {

  private static final long PAUSE_NANOS = 20_000_000;

  private Eventually() {}

  /** Returns as soon as it holds; fails with what was waited for when it does not within the time. */
  public static void within(Duration longest, String what, BooleanSupplier holds) {
    long end = System.nanoTime() + longest.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + longest + ": " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
