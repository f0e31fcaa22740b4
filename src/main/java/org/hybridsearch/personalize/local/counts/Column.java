package org.hybridsearch.personalize.local.counts;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A growing column of numbers, 0 where nothing was written. One thread writes; any number read without a lock and see each number
 * whole, though perhaps not its newest value at once.
 */
final class Column {

  private volatile AtomicLongArray bits = new AtomicLongArray(64);

  double get(int index) {
    AtomicLongArray now = bits;
    return index < now.length() ? Double.longBitsToDouble(now.getOpaque(index)) : 0;
  }

  void set(int index, double value) {
    if (index >= bits.length()) {
      grow(index + 1);
    }
    bits.setOpaque(index, Double.doubleToRawLongBits(value));
  }

  private void grow(int least) {
    AtomicLongArray old = bits;
    AtomicLongArray grown = new AtomicLongArray(Math.max(least, old.length() * 2));
    for (int i = 0; i < old.length(); i++) {
      grown.setPlain(i, old.getPlain(i));
    }
    bits = grown;
  }
}
