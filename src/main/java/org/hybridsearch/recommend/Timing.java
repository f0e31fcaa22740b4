package org.hybridsearch.recommend;

import java.time.Duration;

/** How much time an answer has left. The shares sum to less than the whole, so it is never late. */
final class Timing {

  private static final int MODEL_SHARE = 20;
  private static final int FIND_SHARE = 45;
  private static final int PERSONALIZE_SHARE = 20;
  private static final int ALL_SHARES = 95; // what is left writes the answer

  private final Duration whole;
  private final long startNanos = System.nanoTime();

  Timing(Duration whole) {
    this.whole = whole;
  }

  /** For a model trained elsewhere, from the start on; what it takes is taken from finding candidates. */
  Duration model() {
    return share(MODEL_SHARE).minusNanos(System.nanoTime() - startNanos);
  }

  /** For finding candidates, from the start on. */
  Duration find() {
    return share(FIND_SHARE).minusNanos(System.nanoTime() - startNanos);
  }

  /** For the shopper's part, from now on. */
  Duration personalize() {
    return share(PERSONALIZE_SHARE);
  }

  /** For what comes last. */
  Duration left() {
    return share(ALL_SHARES).minusNanos(System.nanoTime() - startNanos);
  }

  private Duration share(int percent) {
    return whole.multipliedBy(percent).dividedBy(100);
  }
}
