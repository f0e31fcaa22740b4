package org.hybridsearch.personalize.local.counts;

/**
 * The slow clock. Weights are kept relative to a landmark, about the first time told, so that nothing ages in place: while time
 * goes by, new weights grow instead, and readers divide by {@link #scale()}. One thread advances it; any number read.
 */
final class Aging {

  /** So many half-lives after the landmark pairs would outgrow a float: from there on nothing ages until the next start. */
  private static final double MOST_HALF_LIVES = 55;

  private volatile double landmark = Double.NaN;
  private volatile double now;

  /** Tells the time of the newest event, in half-lives since 1970. */
  void advance(double halfLives) {
    now = halfLives;
    if (Double.isNaN(landmark)) {
      landmark = Math.rint(halfLives); // whole, so that the bins of a histogram lie the same whatever was told first
    }
  }

  /** The kept weight for a binary logarithm as a touch has it. */
  double weight(double pairLog) {
    return powerOfTwo(Math.min(pairLog - landmark, MOST_HALF_LIVES));
  }

  /** The kept weight of an event that weighs 1 and happened at the newest event's time; 1 before any time was told. */
  double scale() {
    double since = landmark;
    return Double.isNaN(since) ? 1 : weight(now);
  }

  static double powerOfTwo(double exponent) {
    return Math.exp(exponent * Math.log(2));
  }
}
