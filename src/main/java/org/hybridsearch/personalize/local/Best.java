package org.hybridsearch.personalize.local;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Picks the best of some items. */
final class Best {

  private Best() {}

  /** At most so many items with the highest values, best first; ties in the order given. */
  static int[] of(int[] items, double[] values, int limit) {
    Integer[] order = IntStream.range(0, items.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble((Integer at) -> -values[at]));
    return Arrays.stream(order).limit(limit).mapToInt(at -> items[at]).toArray();
  }
}
