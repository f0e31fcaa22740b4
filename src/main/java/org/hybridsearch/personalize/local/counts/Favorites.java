package org.hybridsearch.personalize.local.counts;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Collects evidence item by item and keeps the best: those with the highest (prior + observed) / (prior + expected). */
final class Favorites {

  private final double prior;
  private final Map<Integer, Sum> sums = new HashMap<>();

  Favorites(double prior) {
    this.prior = prior;
  }

  void add(int item, double observed, double expected) {
    Sum sum = sums.computeIfAbsent(item, Sum::new);
    sum.observed += observed;
    sum.expected += expected;
  }

  /** The numbers of at most so many items for which more speaks than chance, best first. */
  IntStream best(int limit) {
    PriorityQueue<Sum> best = new PriorityQueue<>(Comparator.comparingDouble(this::preference));
    for (Sum sum : sums.values()) {
      if (preference(sum) > 1) {
        best.add(sum);
        if (best.size() > limit) {
          best.poll();
        }
      }
    }
    return best.stream().sorted(Comparator.comparingDouble(this::preference).reversed()).mapToInt(sum -> sum.item);
  }

  private double preference(Sum sum) {
    return (prior + sum.observed) / (prior + sum.expected);
  }

  private static final class Sum {
    private final int item;
    private double observed;
    private double expected;

    private Sum(int item) {
      this.item = item;
    }
  }
}
