package org.hybridsearch.personalize.local.counts;

/**
 * How popular items are, 0 to 1: percentile x t / (t + shrinkage), where t is how much an item was touched, in fresh events of
 * weight 1, and percentile the share of touched items with fewer touches (as many counting half). So one sale does
 * not make a bestseller, and an item nobody touched has 0. A snapshot of all items' spread; safe for many threads.
 */
public final class Popularity {

  private final MassHistogram.Percentiles percentiles;
  private final ItemSums sums;
  private final double scale;
  private final double shrinkage;

  Popularity(MassHistogram.Percentiles percentiles, ItemSums sums, double scale, double shrinkage) {
    this.percentiles = percentiles;
    this.sums = sums;
    this.scale = scale;
    this.shrinkage = shrinkage;
  }

  /** The popularity of an item by its number; -1, an unknown item, has 0. */
  public double of(int item) {
    if (item < 0) {
      return 0;
    }
    double mass = sums.mass(item);
    double touches = mass / scale;
    return percentiles.of(mass) * touches / (touches + shrinkage);
  }
}
