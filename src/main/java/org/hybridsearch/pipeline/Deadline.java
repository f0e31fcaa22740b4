package org.hybridsearch.pipeline;

import java.time.Duration;
import org.hybridsearch.model.SearchPlan;

/** How much time a search has left. */
public final class Deadline {

  private final SearchPlan.Deadlines deadlines;
  private final long startNanos;

  /** @param startNanos when the search began, by {@link System#nanoTime()} */
  public Deadline(SearchPlan.Deadlines deadlines, long startNanos) {
    this.deadlines = deadlines;
    this.startNanos = startNanos;
  }

  /**
   * What the blend and what runs beside it may take: its own share, and what the stages before it did not use of theirs. Their
   * shares and its own sum to less than the whole, so the answer is never late.
   */
  public Duration blend() {
    long before = deadlines.retrieve().plus(deadlines.personalize()).toNanos();
    long unused = Math.max(0, before - (System.nanoTime() - startNanos));
    return deadlines.blend().plusNanos(unused);
  }

  /**
   * What one of several steps of a page may take: an even share of what is left of the whole.
   *
   * @param steps how many are still to come, this one included
   */
  public Duration step(int steps) {
    long end = deadlines.retrieve().plus(deadlines.personalize()).plus(deadlines.blend()).toNanos();
    long left = end - (System.nanoTime() - startNanos);
    return Duration.ofNanos(Math.max(1_000_000, left / steps));
  }
}
