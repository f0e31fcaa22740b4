package org.hybridsearch.guard.refusal;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells operators that calls are turned down for how this service is set up: in the log once, and again after a call succeeded or
 * when it is another one; where the same one comes and goes, once a minute at most. Thread-safe.
 */
public final class Refusals {

  private static final Logger LOG = Logger.getLogger(Refusals.class);
  private static final long AGAIN = 60_000_000_000L;

  private final String name;
  private final LongSupplier nanos;
  private volatile @Nullable Refusal now;
  private @Nullable Refusal told;
  private long toldAt;

  /**
   * @param name of who is called
   * @param nanos a clock that never goes back, in nanoseconds
   */
  public Refusals(String name, LongSupplier nanos) {
    this.name = name;
    this.nanos = nanos;
  }

  /** A call failed, in whatever way. */
  public void failed(Throwable failure) {
    Refusal.in(failure).ifPresent(this::refused);
  }

  private synchronized void refused(Refusal refusal) {
    boolean same = refusal.equals(now);
    now = refusal;
    long time = nanos.getAsLong();
    if (same || refusal.equals(told) && time - toldAt < AGAIN) {
      return;
    }
    told = refusal;
    toldAt = time;
    LOG.warnf("Calls of %s are %s; look at %s", name, refusal.text(), refusal.mend());
  }

  /** A call was answered. */
  public void succeeded() {
    if (now != null) {
      now = null;
    }
  }

  /** The last one, until a call succeeds. */
  public Optional<Refusal> last() {
    return Optional.ofNullable(now);
  }
}
