package org.hybridsearch.personalize.local.counts;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How the items' masses are spread, in bins of an eighth of an octave: enough for a percentile, and each touch moves
 * one item from bin to bin instead of sorting all. One thread writes; any number read without a lock.
 */
final class MassHistogram {

  private static final int BINS_PER_OCTAVE = 8;
  private static final int OCTAVES = 256;
  private static final int BINS = BINS_PER_OCTAVE * OCTAVES;

  private final AtomicIntegerArray bins = new AtomicIntegerArray(BINS);

  /** Notes that an item's mass changed; 0 stands for none. */
  void move(double from, double to) {
    if (from > 0) {
      bins.setOpaque(bin(from), bins.getPlain(bin(from)) - 1);
    }
    if (to > 0) {
      bins.setOpaque(bin(to), bins.getPlain(bin(to)) + 1);
    }
  }

  /** The state of now. */
  Percentiles percentiles() {
    int[] below = new int[BINS + 1];
    for (int i = 0; i < BINS; i++) {
      below[i + 1] = below[i] + bins.getOpaque(i);
    }
    return new Percentiles(below);
  }

  private static int bin(double mass) {
    double octave = Math.log(mass) / Math.log(2) + OCTAVES / 2.0;
    return (int) Math.clamp(Math.floor(octave * BINS_PER_OCTAVE), 0, BINS - 1);
  }

  /** Where masses stand among all items. */
  static final class Percentiles {
    private final int[] below;

    private Percentiles(int[] below) {
      this.below = below;
    }

    /** The share of touched items that have less mass than this, those with as much counting half; 0 for a mass of 0. */
    double of(double mass) {
      int all = below[BINS];
      if (mass <= 0 || all == 0) {
        return 0;
      }
      int bin = bin(mass);
      return (below[bin] + below[bin + 1]) / 2.0 / all;
    }

    /** How many items have a mass. */
    int items() {
      return below[BINS];
    }
  }
}
