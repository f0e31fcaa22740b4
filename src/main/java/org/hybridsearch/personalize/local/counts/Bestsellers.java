package org.hybridsearch.personalize.local.counts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The most touched items, best first. Found anew only after so many changes that they may have become others, since that takes a
 * look at all items. One thread writes; any number read without a lock.
 */
final class Bestsellers {

  private static final int MOST = 500;
  /** One change in so many of all that ever were makes the list old. */
  private static final int TOLERANCE = 100;

  private volatile long changes;
  private volatile Snapshot snapshot = new Snapshot(-1, new int[0]);

  private record Snapshot(long changes, int[] items) {}

  private record Seller(int item, double mass) {}

  /** Notes that somebody's history changed. */
  void changed() {
    changes++;
  }

  /** The numbers of the most touched of the first so many items, at most {@value #MOST}. Not to be changed. */
  int[] of(ItemSums sums, int items) {
    Snapshot known = snapshot;
    long now = changes;
    if (known.changes() < 0 || now - known.changes() > now / TOLERANCE) {
      known = new Snapshot(now, best(sums, items));
      snapshot = known;
    }
    return known.items();
  }

  private static int[] best(ItemSums sums, int items) {
    Comparator<Seller> worstFirst = Comparator.comparingDouble(Seller::mass);
    PriorityQueue<Seller> best = new PriorityQueue<>(worstFirst);
    for (int item = 0; item < items; item++) {
      double mass = sums.mass(item);
      if (mass > 0 && (best.size() < MOST || mass > best.peek().mass())) {
        best.add(new Seller(item, mass));
        if (best.size() > MOST) {
          best.remove();
        }
      }
    }
    Seller[] sorted = best.toArray(Seller[]::new);
    Arrays.sort(sorted, worstFirst.reversed());
    return Arrays.stream(sorted).mapToInt(Seller::item).toArray();
  }
}
