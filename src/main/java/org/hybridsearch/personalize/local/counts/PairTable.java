package org.hybridsearch.personalize.local.counts;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One {@link PairRow} an item. Holds each pair twice, once from either side, so that all that is known of an item lies together.
 * One thread writes; any number read without a lock.
 */
final class PairTable {

  private static final PairRow NOTHING = PairRow.empty();

  private final int limit;
  private volatile AtomicReferenceArray<PairRow> rows = new AtomicReferenceArray<>(64);

  /** A table that keeps at least {@code limit} pairs an item, and less than three times as many. */
  PairTable(int limit) {
    this.limit = limit;
  }

  /** What the table needs to know of pairs when it has to choose. */
  interface Strength {

    /** How much a pair would have if chance alone were at work. */
    double chance(int item, int other);

    /** How far a pair with this value is from chance, upwards. */
    double of(int item, int other, float value);
  }

  /** What is known of an item; an empty row when nothing is. Not to be written to. */
  PairRow row(int item) {
    AtomicReferenceArray<PairRow> now = rows;
    PairRow row = item < now.length() ? now.getAcquire(item) : null;
    return row == null ? NOTHING : row;
  }

  /** Adds to a pair from the first item's side only; of too many pairs the strongest stay. */
  void add(int item, int other, double delta, Strength strength) {
    PairRow row = writableRow(item);
    // A pair that may have been dropped before starts again from what is taken for it meanwhile.
    double sum = row.complete() || !Float.isNaN(row.get(other)) ? delta : delta + strength.chance(item, other);
    if (!row.add(other, sum)) {
      PairRow roomier = row.roomier(limit, (known, value) -> strength.of(item, known, value));
      roomier.add(other, sum);
      rows.setRelease(item, roomier);
    }
  }

  private PairRow writableRow(int item) {
    if (item >= rows.length()) {
      grow(item + 1);
    }
    PairRow row = rows.getPlain(item);
    if (row == null) {
      row = PairRow.empty();
      rows.setRelease(item, row);
    }
    return row;
  }

  private void grow(int least) {
    AtomicReferenceArray<PairRow> old = rows;
    AtomicReferenceArray<PairRow> grown = new AtomicReferenceArray<>(Math.max(least, old.length() * 2));
    for (int i = 0; i < old.length(); i++) {
      grown.setPlain(i, old.getPlain(i));
    }
    rows = grown;
  }
}
