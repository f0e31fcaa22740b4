package org.hybridsearch.evaluate.metric;

/**
 * How much better a contender is than a baseline, query by query.
 *
 * @param mean of the differences, contender minus baseline
 * @param halfWidth half of the 95 % interval around the mean, by Student's t; NaN with fewer than two queries
 * @param pStudent two-sided p of the paired t-test; 1 where nothing differs or there are fewer than two queries
 * @param pRandomization two-sided p of the paired randomization test
 * @param better queries on which the contender is better
 * @param worse queries on which it is worse
 */
public record Difference(double mean, double halfWidth, double pStudent, double pRandomization, int better, int worse) {

  /** The same, with p values that were corrected for several comparisons. */
  public Difference corrected(double student, double randomization) {
    return new Difference(mean, halfWidth, student, randomization, better, worse);
  }
}
