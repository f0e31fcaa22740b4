package org.hybridsearch.personalize.local.history;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The items one shopper touched last, at most one {@link Touch} an item. Immutable. */
public final class History {

  /** Of a shopper nobody knows. */
  public static final History EMPTY = new History(new Touch[0]);

  private static final Comparator<Touch> BY_ITEM = Comparator.comparingInt(Touch::item);
  private static final Comparator<Touch> NEWEST_FIRST = Comparator.comparingLong(Touch::newestMillis).reversed()
      .thenComparing(BY_ITEM);

  private final Touch[] touches;

  private History(Touch[] touches) {
    this.touches = touches;
  }

  /** This history and further touches, in any order; of more than {@code limit} items the newest stay. */
  public History with(Collection<Touch> further, int limit) {
    Touch[] all = Arrays.copyOf(touches, touches.length + further.size());
    int size = touches.length;
    for (Touch touch : further) {
      all[size++] = touch;
    }
    Arrays.sort(all, BY_ITEM);
    Touch[] merged = merged(all);
    return new History(merged.length <= limit ? merged : newest(merged, limit));
  }

  private static Touch[] merged(Touch[] sorted) {
    int size = 0;
    for (Touch touch : sorted) {
      if (size > 0 && sorted[size - 1].item() == touch.item()) {
        sorted[size - 1] = sorted[size - 1].and(touch);
      } else {
        sorted[size++] = touch;
      }
    }
    return Arrays.copyOf(sorted, size);
  }

  private static Touch[] newest(Touch[] touches, int limit) {
    Arrays.sort(touches, NEWEST_FIRST);
    Touch[] kept = Arrays.copyOf(touches, limit);
    Arrays.sort(kept, BY_ITEM);
    return kept;
  }

  /** How many items it holds. */
  public int size() {
    return touches.length;
  }

  /** The touch at an index from 0 to {@link #size()} - 1, in the order of the items' numbers. */
  public Touch at(int index) {
    return touches[index];
  }

  /** All touches, in the order of the items' numbers. */
  public List<Touch> touches() {
    return List.of(touches);
  }

  /**
   * For each touch, in their order, how many touches of other items are newer. What came at the same time, such as one basket, is
   * not newer.
   */
  public int[] newer() {
    long[] times = new long[touches.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = touches[i].newestMillis();
    }
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    int[] newer = new int[times.length];
    for (int i = 0; i < newer.length; i++) {
      newer[i] = sorted.length - firstAfter(sorted, times[i]);
    }
    return newer;
  }

  private static int firstAfter(long[] sorted, long time) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** When the newest event happened, in milliseconds since 1970; 0 when there is none. */
  public long newestMillis() {
    long newest = 0;
    for (Touch touch : touches) {
      newest = Math.max(newest, touch.newestMillis());
    }
    return newest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof History that && Arrays.equals(touches, that.touches);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(touches);
  }
}
