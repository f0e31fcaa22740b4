package org.hybridsearch.opensearch.bulk;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long to go on trying: pauses that double from the first to the longest, until the time is used up.
 *
 * @param first the first pause
 * @param longest no pause is longer
 * @param total when the pauses made together reach it, trying ends
 * @param sleeper how to pause
 */
public record Patience(Duration first, Duration longest, Duration total, Sleeper sleeper) {

  /** Pauses the calling thread. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;

    /** Sleeps for real. */
    static Sleeper real() {
      return Thread::sleep;
    }
  }

  /** Starts counting. */
  public Attempts begin() {
    return new Attempts(this, System::nanoTime);
  }

  /** One run of attempts; for one thread. */
  public static final class Attempts {
    private final Patience patience;
    private final LongSupplier nanos;
    private final long start;
    private Duration pause;
    private Duration paused = Duration.ZERO;

    private Attempts(Patience patience, LongSupplier nanos) {
      this.patience = patience;
      this.nanos = nanos;
      this.start = nanos.getAsLong();
      this.pause = patience.first;
    }

    /** Pauses before the next attempt; false, at once, when patience is used up or the thread is interrupted. */
    public boolean pause() {
      Duration used = Duration.ofNanos(Math.max(nanos.getAsLong() - start, paused.toNanos()));
      if (used.compareTo(patience.total) >= 0) {
        return false;
      }
      try {
        patience.sleeper.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      paused = paused.plus(pause);
      Duration next = pause.multipliedBy(2);
      pause = next.compareTo(patience.longest) > 0 ? patience.longest : next;
      return true;
    }
  }
}
