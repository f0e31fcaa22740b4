package org.hybridsearch.personalize.local.history;

import java.util.Arrays;

/**
 * One shopper's weights before and after: parallel arrays over the items of either history, those whose contribution changes
 * first.
 *
 * @param items the items' numbers
 * @param was their weights in the old history, 0 where it lacks them
 * @param is their weights in the new one
 * @param changed how many of the items, from the first, have another contribution than before
 * @param wasShare the factor of the old history's pairs; see {@link #share}
 * @param isShare the factor of the new one's
 */
public record HistoryChange(int[] items, double[] was, double[] is, int changed, double wasShare, double isShare) {

  /** Turns a touch into its weight. */
  public interface Weight {
    double of(Touch touch);
  }

  /** What becomes of a shopper's contribution when the second history takes the place of the first. */
  public static HistoryChange between(History before, History after, Weight weight) {
    double wasShare = share(before.size());
    double isShare = share(after.size());
    Merge merge = new Merge(before, after, weight);
    return merge.change(wasShare, isShare);
  }

  /**
   * How much one pair of a shopper with so many items counts: 1 / n with n rounded down to a power of two. So everybody's pairs
   * count about the same in all: rows of about unit length, as in Deshpande and Karypis, "Item-based top-N recommendation
   * algorithms", TOIS 2004. Rounded, because then a growing history seldom changes the weight of the pairs it already had.
   */
  static double share(int items) {
    return items == 0 ? 0 : 1.0 / Integer.highestOneBit(items);
  }

  /** Walks both histories, which are in the order of the items' numbers, side by side. */
  private static final class Merge {
    private final History before;
    private final History after;
    private final Weight weight;
    private int b;
    private int a;

    Merge(History before, History after, Weight weight) {
      this.before = before;
      this.after = after;
      this.weight = weight;
    }

    HistoryChange change(double wasShare, double isShare) {
      int most = before.size() + after.size();
      int[] items = new int[most];
      double[] was = new double[most];
      double[] is = new double[most];
      int size = 0;
      int changed = 0;
      while (b < before.size() || a < after.size()) {
        int item = Math.min(itemAt(before, b), itemAt(after, a));
        double old = itemAt(before, b) == item ? weight.of(before.at(b++)) : 0;
        double now = itemAt(after, a) == item ? weight.of(after.at(a++)) : 0;
        int at = size++;
        if (old != now || wasShare != isShare) {
          items[at] = items[changed];
          was[at] = was[changed];
          is[at] = is[changed];
          at = changed++;
        }
        items[at] = item;
        was[at] = old;
        is[at] = now;
      }
      return new HistoryChange(Arrays.copyOf(items, size), was, is, changed, wasShare, isShare);
    }

    private static int itemAt(History history, int index) {
      return index < history.size() ? history.at(index).item() : Integer.MAX_VALUE;
    }
  }

  /** By how much a pair's sum grows, its items given by their indexes in the arrays; an item with itself gives its square. */
  public double pairDelta(int one, int other) {
    return isShare * is[one] * is[other] - wasShare * was[one] * was[other];
  }
}
