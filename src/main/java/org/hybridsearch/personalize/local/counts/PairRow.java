package org.hybridsearch.personalize.local.counts;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often one item was touched together with others: an open hash table in one array, so that a look-up touches one cache line.
 * One thread writes; any number read without a lock. A full row is replaced by what {@link #roomier} gives.
 */
final class PairRow {

  /** What {@link #get} gives for a pair that is not kept. */
  static final float ABSENT = Float.NaN;

  private static final int SMALLEST = 8;
  /** A value this much smaller than what was just taken away is what rounding left of nothing. */
  private static final float ROUNDING = 1e-3f;

  /** In each slot the other item's number + 1 above, the bits of the value below; 0 where free. */
  private final AtomicLongArray slots;
  private final boolean complete;
  private int used;

  private PairRow(int capacity, boolean complete) {
    this.slots = new AtomicLongArray(capacity);
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

  float get(int item) {
    long slot = slots.getOpaque(slotOf(item));
    return slot == 0 ? ABSENT : Float.intBitsToFloat((int) slot);
  }

  /** Adds to a pair; false, and nothing is done, when the row has no room for a new one. */
  boolean add(int item, double delta) {
    int at = slotOf(item);
    long slot = slots.getPlain(at);
    if (slot == 0 && used >= slots.length() / 4 * 3) {
      return false;
    }
    used += slot == 0 ? 1 : 0;
    double sum = (slot == 0 ? 0 : Float.intBitsToFloat((int) slot)) + delta;
    float kept = Math.abs(sum) < ROUNDING * Math.abs(delta) ? 0 : (float) sum;
    slots.setOpaque(at, (item + 1L) << 32 | (Float.floatToRawIntBits(kept) & 0xFFFFFFFFL));
    return true;
  }

  private int slotOf(int item) {
    int mask = slots.length() - 1;
    int at = (item * 0x9E3779B9 >>> 7) & mask;
    for (long slot = slots.getOpaque(at); slot != 0 && (int) (slot >>> 32) != item + 1; slot = slots.getOpaque(at)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** A copy with room for more: larger, or, where more than {@code limit} pairs are left, with the strongest of them only. */
  PairRow roomier(int limit, Strength strength) {
    double[] strengths = new double[used];
    int[] count = {0};
    forEach((item, value) -> strengths[count[0]++] = strength.of(item, value));
    double least = count[0] <= limit ? Double.NEGATIVE_INFINITY : least(strengths, count[0], limit);
    PairRow copy = new PairRow(capacityFor(Math.min(count[0], limit)), complete && count[0] <= limit);
    forEach((item, value) -> {
      if (copy.used < limit && strength.of(item, value) >= least) {
        copy.add(item, value);
      }
    });
    return copy;
  }

  private static double least(double[] strengths, int count, int limit) {
    Arrays.sort(strengths, 0, count);
    return strengths[count - limit];
  }

  /** A power of two that these fill to nine sixteenths at most, so that there is room for a third more. */
  private static int capacityFor(int pairs) {
    return Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, pairs * 16 / 9)) * 2);
  }

  /** Shows every pair that is not 0, in no order. */
  void forEach(Visitor visitor) {
    for (int at = 0; at < slots.length(); at++) {
      long slot = slots.getOpaque(at);
      float value = Float.intBitsToFloat((int) slot);
      if (slot != 0 && value != 0) {
        visitor.visit((int) (slot >>> 32) - 1, value);
      }
    }
  }
}
