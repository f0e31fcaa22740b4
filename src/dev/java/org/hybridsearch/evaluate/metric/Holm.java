package org.hybridsearch.evaluate.metric;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Correction for several comparisons: with it, the chance that any of them is called significant though nothing differs stays
 * below the level (Holm, "A Simple Sequentially Rejective Multiple Test Procedure", 1979).
 */
public final class Holm {

  private Holm() {}

  /** The corrected p values, in the order given: the k-th smallest of n times n − k + 1, not below a smaller one's, at most 1. */
  public static double[] corrected(double[] p) {
    List<Integer> order = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i])).toList();
    double[] corrected = new double[p.length];
    double least = 0;
    for (int k = 0; k < p.length; k++) {
      least = Math.max(least, Math.min(1, p[order.get(k)] * (p.length - k)));
      corrected[order.get(k)] = least;
    }
    return corrected;
  }

  /** The differences with both p values corrected, each kind for itself. */
  public static List<Difference> correctedDifferences(List<Difference> differences) {
    double[] student = corrected(differences.stream().mapToDouble(Difference::pStudent).toArray());
    double[] randomization = corrected(differences.stream().mapToDouble(Difference::pRandomization).toArray());
    return IntStream.range(0, differences.size())
        .mapToObj(i -> differences.get(i).corrected(student[i], randomization[i])).toList();
  }
}
