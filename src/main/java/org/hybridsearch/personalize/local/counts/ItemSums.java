package org.hybridsearch.personalize.local.counts;

import org.hybridsearch.personalize.local.history.HistoryChange;

/**
 * What is summed up for each item and over all, kept as {@link Aging} has it. One thread writes; any number read without a lock.
 */
final class ItemSums {

  private final Column masses = new Column();
  private final Column squares = new Column();
  private final MassHistogram histogram = new MassHistogram();
  private volatile double totalMass;
  private volatile double totalPairs;

  void apply(HistoryChange change) {
    for (int i = 0; i < change.changed(); i++) {
      int item = change.items()[i];
      double before = masses.get(item);
      double after = sum(before, change.is()[i] - change.was()[i]);
      histogram.move(before, after);
      masses.set(item, after);
      squares.set(item, sum(squares.get(item), change.pairDelta(i, i)));
    }
    totalMass += massOf(change.is()) - massOf(change.was());
    totalPairs += change.isShare() * pairsOf(change.is()) - change.wasShare() * pairsOf(change.was());
  }

  /** The sum, 0 where only what rounding left of nothing remains. */
  private static double sum(double before, double delta) {
    double sum = before + delta;
    return sum < 1e-9 * Math.abs(delta) ? 0 : sum;
  }

  private static double massOf(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** The sum over all ordered pairs of different entries of the product of their weights. */
  private static double pairsOf(double[] weights) {
    double sum = 0;
    double sumOfSquares = 0;
    for (double weight : weights) {
      sum += weight;
      sumOfSquares += weight * weight;
    }
    return sum * sum - sumOfSquares;
  }

  /** The sum of the weights of an item's touches. */
  double mass(int item) {
    return masses.get(item);
  }

  /** The sum of all items' masses. */
  double mass() {
    return totalMass;
  }

  /** The root of the sum over shoppers of share x weight squared. */
  double norm(int item) {
    return Math.sqrt(squares.get(item));
  }

  /** What the product of two items' masses is multiplied by to give how often chance would have them touched together. */
  double chance() {
    double mass = totalMass;
    return mass > 0 ? Math.max(0, totalPairs / mass / mass) : 0;
  }

  MassHistogram.Percentiles percentiles() {
    return histogram.percentiles();
  }
}
