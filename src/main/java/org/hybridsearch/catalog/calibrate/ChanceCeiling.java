package org.hybridsearch.catalog.calibrate;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * How near the nearest of N items comes to an unrelated query by chance.
 *
 * <p>A row holds the similarities of one query to items. Its lower part is taken for the unrelated ones, and for the lower part of
 * a normal distribution N(m, s): its 10th and 30th percentile give m and s, so that up to two thirds of the items may be related
 * without being seen. The largest of N independent values stays below c with probability Φ((c − m) / s)^N (the distribution of a
 * maximum; David and Nagaraja, "Order Statistics", 2003, section 2.1). The ceiling is the c at which the mean over all rows of
 * 1 − Φ((c − m) / s)^N is {@link #ACCEPTED}. It grows with the square root of ln N. Short rows give a slightly higher ceiling than
 * long ones, as the error of s counts on one side only.
 */
final class ChanceCeiling {

  /** Of unrelated queries so many may find anything. */
  static final double ACCEPTED = 0.05;

  private static final double LOW_PERCENTILE = 10;
  private static final double HIGH_PERCENTILE = 30;
  private static final double LOW_QUANTILE = -1.2815515655446004;
  private static final double HIGH_QUANTILE = -0.5244005127080407;
  private static final int STEPS = 40;

  private ChanceCeiling() {}

  /**
   * The ceiling, -1 to 1.
   *
   * @param rows similarities, one row a query, each of 2 or more
   * @param items N, 1 or more
   */
  static double of(double[][] rows, long items) {
    Unrelated[] unrelated = Arrays.stream(rows).map(Unrelated::of).toArray(Unrelated[]::new);
    double low = -1;
    double high = 1;
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (Arrays.stream(unrelated).mapToDouble(row -> row.exceeded(middle, items)).average().orElseThrow() > ACCEPTED) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private record Unrelated(double mean, double deviation) {

    static Unrelated of(double[] row) {
      Percentile percentiles = new Percentile();
      percentiles.setData(row);
      double high = percentiles.evaluate(HIGH_PERCENTILE);
      double deviation = (high - percentiles.evaluate(LOW_PERCENTILE)) / (HIGH_QUANTILE - LOW_QUANTILE);
      return new Unrelated(high - HIGH_QUANTILE * deviation, Math.max(deviation, 1e-9));
    }

    /** 1 − Φ(z)^N, by logarithms, as Φ is next to 1. */
    double exceeded(double level, long items) {
      double above = Erf.erfc((level - mean) / deviation / Math.sqrt(2)) / 2;
      return -Math.expm1(items * Math.log1p(-above));
    }
  }
}
