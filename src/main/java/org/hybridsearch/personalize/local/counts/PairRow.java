package org.hybridsearch.personalize.local.counts;

import java.util.Arrays;

/**
 * How often one item was touched together with others: an open hash table with linear probing. A full row is replaced by what
 * {@link #roomier} gives.
 *
 * <p>One thread writes; any number read without a lock. Plain arrays are enough: ints and floats are written whole, slots are
 * never emptied, and a reader who sees a pair before its value takes it for 0, which it was until then.
 */
final class PairRow {

  /** What {@link #get} gives for a pair that is not kept. */
  static final float ABSENT = Float.NaN;

  private static final int SMALLEST = 8;
  /** A value this much smaller than what was just taken away is what rounding left of nothing. */
  private static final float ROUNDING = 1e-3f;

  /** The other items' numbers + 1; 0 where free. */
  private final int[] items;
  private final float[] values;
  private final boolean complete;
  private int used;

  private PairRow(int capacity, boolean complete) {
    this.items = new int[capacity];
    this.values = new float[capacity];
    this.complete = complete;
  }

  static PairRow empty() {
    return new PairRow(SMALLEST, true);
  }

  /** Says how much a pair is worth keeping. */
  interface Strength {
    double of(int item, float value);
  }

  /** Is shown pairs. */
  interface Visitor {
    void visit(int item, float value);
  }

  /** Whether no pair was ever dropped, so that one not kept is one that never was. */
  boolean complete() {
    return complete;
  }

  /** How many pairs it can ever hold. */
  int capacity() {
    return items.length;
  }

  /** The value of a pair, {@link #ABSENT} when it is not kept. */
  float get(int item) {
    int at = slotOf(item);
    return items[at] == 0 ? ABSENT : values[at];
  }

  /** Adds to a pair; false, and nothing is done, when the row has no room for a new one. */
  boolean add(int item, double delta) {
    int at = slotOf(item);
    if (items[at] == 0) {
      if (used >= items.length / 4 * 3) {
        return false;
      }
      used++;
    }
    double sum = values[at] + delta;
    values[at] = Math.abs(sum) < ROUNDING * Math.abs(delta) ? 0 : (float) sum;
    items[at] = item + 1;
    return true;
  }

  /** Where an item is, or the free slot where it would go; there always is one. */
  private int slotOf(int item) {
    int mask = items.length - 1;
    int at = item * 0x9E3779B9 >>> 8 & mask;
    while (items[at] != 0 && items[at] != item + 1) {
      at = at + 1 & mask;
    }
    return at;
  }

  /** A copy with room for more: larger, or, where more than {@code limit} pairs are left, with the strongest of them only. */
  PairRow roomier(int limit, Strength strength) {
    double[] strengths = new double[items.length];
    int left = 0;
    for (int at = 0; at < items.length; at++) {
      if (values[at] != 0) {
        strengths[left++] = strength.of(items[at] - 1, values[at]);
      }
    }
    Arrays.sort(strengths, 0, left);
    double least = left <= limit ? Double.NEGATIVE_INFINITY : strengths[left - limit];
    PairRow copy = new PairRow(capacityFor(Math.min(left, limit)), complete && left <= limit);
    int ties = limit - (left - firstAbove(strengths, left, least));
    for (int at = 0; at < items.length; at++) {
      double known = values[at] == 0 ? Double.NaN : strength.of(items[at] - 1, values[at]);
      if (known > least || (known == least && ties-- > 0)) {
        copy.add(items[at] - 1, values[at]);
      }
    }
    return copy;
  }

  private static int firstAbove(double[] sorted, int size, double value) {
    int first = 0;
    while (first < size && sorted[first] <= value) {
      first++;
    }
    return first;
  }

  /** A power of two that these fill to nine sixteenths at most, so that there is room for a third more. */
  private static int capacityFor(int pairs) {
    return Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, pairs * 16 / 9)) * 2);
  }

  /** Shows every pair that is not 0, in no order. */
  void forEach(Visitor visitor) {
    for (int at = 0; at < items.length; at++) {
      int item = items[at];
      float value = values[at];
      if (item != 0 && value != 0) {
        visitor.visit(item - 1, value);
      }
    }
  }
}
