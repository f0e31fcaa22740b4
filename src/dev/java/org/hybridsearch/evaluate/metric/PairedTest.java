package org.hybridsearch.evaluate.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * Whether two contenders differ by more than the choice of queries: the paired t-test, and the randomization test, which assumes
 * nothing of how differences are distributed (Smucker, Allan, Carterette, "A Comparison of Statistical Significance Tests for
 * Information Retrieval Evaluation", CIKM 2007). Equal input gives equal output.
 */
public final class PairedTest {

  static final int ROUNDS = 10_000;
  private static final long SEED = 42;
  private static final double CONFIDENCE = 0.95;
  /** Sums in another order differ in the last digits. */
  private static final double ROUNDING = 1e-12;

  private PairedTest() {}

  /**
   * Compares values of the same queries in the same order.
   *
   * @throws IllegalArgumentException when there are none, or not as many of one as of the other
   */
  public static Difference compare(double[] contender, double[] baseline) {
    if (contender.length != baseline.length || contender.length == 0) {
      throw new IllegalArgumentException("Both need a value for each query: " + contender.length + ", " + baseline.length);
    }
    double[] differences = new double[contender.length];
    Arrays.setAll(differences, i -> contender[i] - baseline[i]);
    int better = (int) Arrays.stream(differences).filter(d -> d > 0).count();
    int worse = (int) Arrays.stream(differences).filter(d -> d < 0).count();
    return new Difference(StatUtils.mean(differences), halfWidth(differences), student(differences),
        better + worse == 0 ? 1 : randomization(differences), better, worse);
  }

  /** Half of the 95 % interval of the mean of some values, by Student's t; NaN with fewer than two. */
  public static double halfWidth(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double t = new TDistribution(values.length - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    return t * Math.sqrt(StatUtils.variance(values) / values.length);
  }

  private static double student(double[] differences) {
    if (differences.length < 2 || StatUtils.variance(differences) == 0) {
      // Without spread there is no t: either nothing differs, or everything by the same.
      return differences.length < 2 || differences[0] == 0 ? 1 : 0;
    }
    return new TTest().tTest(0, differences);
  }

  /** How often random signs give a mean at least as far from 0; the observed signs count as one draw. */
  private static double randomization(double[] differences) {
    SplittableRandom random = new SplittableRandom(SEED);
    double observed = Math.abs(StatUtils.sum(differences)) - ROUNDING;
    int asFar = 1;
    for (int round = 0; round < ROUNDS; round++) {
      if (Math.abs(randomSum(differences, random)) >= observed) {
        asFar++;
      }
    }
    return asFar / (ROUNDS + 1.0);
  }

  private static double randomSum(double[] differences, SplittableRandom random) {
    double sum = 0;
    long signs = 0;
    for (int i = 0; i < differences.length; i++) {
      signs = i % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
      sum += (signs & 1) == 0 ? differences[i] : -differences[i];
    }
    return sum;
  }
}
