package org.hybridsearch.personalize.local.counts;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Sums up evidence item by item and gives the items it makes most preferred. */
final class Favorites {

  private final BehaviourCounts.Preference preference;
  /** The items' numbers + 1 in an open hash table; 0 where free. */
  private final int[] items;
  private final double[] observed;
  private final double[] expected;

  /** For at most so many different items. */
  Favorites(BehaviourCounts.Preference preference, int most) {
    int capacity = Integer.highestOneBit(Math.max(4, most)) * 2;
    this.preference = preference;
    this.items = new int[capacity];
    this.observed = new double[capacity];
    this.expected = new double[capacity];
  }

  void add(int item, double observedMore, double expectedMore) {
    int mask = items.length - 1;
    int at = item * 0x9E3779B9 >>> 8 & mask;
    while (items[at] != 0 && items[at] != item + 1) {
      at = at + 1 & mask;
    }
    items[at] = item + 1;
    observed[at] += observedMore;
    expected[at] += expectedMore;
  }

  /** The numbers of at most so many items for which more speaks than chance, best first. */
  IntStream best(int limit) {
    Comparator<Favorite> worstFirst = Comparator.comparingDouble(Favorite::preference);
    PriorityQueue<Favorite> best = new PriorityQueue<>(worstFirst);
    for (int at = 0; at < items.length; at++) {
      if (items[at] != 0 && observed[at] > expected[at]) {
        double value = preference.of(items[at] - 1, observed[at], expected[at]);
        if (best.size() < limit || value > best.peek().preference()) {
          best.add(new Favorite(items[at] - 1, value));
          if (best.size() > limit) {
            best.remove();
          }
        }
      }
    }
    return best.stream().sorted(worstFirst.reversed()).mapToInt(Favorite::item);
  }

  private record Favorite(int item, double preference) {}
}
