package org.hybridsearch.dataset.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hybridsearch.behaviour.delivery.turn.Lease;
import org.hybridsearch.behaviour.delivery.turn.Turns;

/** What rounds over a source have in common. Not for use by several threads, but for what is asked of it from outside. */
public abstract class Round implements Turns.Work {

  private static final int LEASE_SHARE = 3;
  /** Rounds from one count of what was put aside to the next. */
  private static final int COUNT_EACH = 10;

  protected final Lease lease;
  protected final Sender sender;
  protected final DatasetConfig config;
  private final Notes notes;
  private final Clock clock;
  private long renewedAt;
  private long rounds;
  private volatile long putAside;
  private volatile Instant doneAt;
  private volatile boolean behind;

  protected Round(Lease lease, Sender sender, Notes notes, DatasetConfig config, Clock clock) {
    this.lease = lease;
    this.sender = sender;
    this.notes = notes;
    this.config = config;
    this.clock = clock;
    this.doneAt = clock.instant();
  }

  /** Sends all that is not as it was sent; whether nothing is left over. */
  protected abstract boolean work();

  @Override
  public final boolean round() {
    Instant begun = clock.instant();
    if (!behind) {
      doneAt = begun; // what it was like before another replica knows
    }
    behind = true;
    renewedAt = begun.toEpochMilli();
    boolean done = work();
    if (done) {
      behind = false;
      doneAt = begun;
    }
    return done;
  }

  @Override
  public final boolean probing() {
    return sender.probing();
  }

  @Override
  public final void rested() {
    if (rounds++ % COUNT_EACH == 0) {
      putAside = notes.putAside();
    }
  }

  /** Whether it is still this replica's work. Asked often enough it stays so, however long a round takes. */
  protected final boolean held() {
    long now = clock.millis();
    if (now - renewedAt >= config.lease().dividedBy(LEASE_SHARE).toMillis()) {
      renewedAt = now;
      return lease.valid() && lease.settle(Map.of());
    }
    return lease.valid();
  }

  /** For how long the dataset has not been as its source is. */
  public final Duration lag() {
    return lease.valid() && behind ? Duration.between(doneAt, clock.instant()) : Duration.ZERO;
  }

  /** How many records were put aside when they were last counted. */
  public final long putAside() {
    return putAside;
  }
}
