package org.hybridsearch.catalog.calibrate;

/**
 * What was measured on an index.
 *
 * @param randomPairMean mean inner product of a query and a random item, -1 to 1
 * @param matchThreshold the inner product above which an item matches by meaning, -1 to 1
 */
public record Calibration(double randomPairMean, double matchThreshold) {

  /** Before anything was measured: nothing matches by meaning. */
  public static final Calibration NONE = new Calibration(0, 1);
}
