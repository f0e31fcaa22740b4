package org.hybridsearch.personalize.aws;

import java.util.Collection;

/**
 * How far an answer may be trusted, read off its scores alone.
 *
 * <pre>confidence = min(1, s / 0.1)    s = standard deviation of ln p over the items scored</pre>
 *
 * A flat answer, or one with fewer than two scores, has 0; one whose scores typically differ by 10 % or more, which is any
 * ranking that tells items apart, has 1. The standard deviation of logarithms is the unit the stage normalizes in, and does not
 * depend on how many items were sent, which an entropy of p would.
 */
final class Spread {

  /** Below this, in ln p, differences are taken for noise. */
  private static final double FULL_TRUST = 0.1;

  private Spread() {}

  /** @param scores positive and finite, in any order */
  static double confidence(Collection<Double> scores) {
    if (scores.size() < 2) {
      return 0;
    }
    double mean = 0;
    double squares = 0; // of the distances from the running mean: Welford, Technometrics 1962
    int n = 0;
    for (double score : scores) {
      double log = Math.log(score);
      double distance = log - mean;
      mean += distance / ++n;
      squares += distance * (log - mean);
    }
    return Math.min(1, Math.sqrt(squares / n) / FULL_TRUST);
  }
}
