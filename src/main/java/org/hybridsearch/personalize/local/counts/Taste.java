package org.hybridsearch.personalize.local.counts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A history laid out for scoring many items: parallel arrays, one entry a touched item. Not to be changed once handed out. */
public final class Taste {

  final int[] items;
  final double[] weights;
  final double[] masses;
  final double[] norms;
  /** What the weights would be if nothing newer had happened. */
  double total;

  private Taste(int size) {
    items = new int[size];
    weights = new double[size];
    masses = new double[size];
    norms = new double[size];
  }

  /** To be filled by the counts. */
  static Taste ofSize(int size) {
    return new Taste(size);
  }

  /** How many items it has. */
  public int size() {
    return items.length;
  }

  /** The number of the item at an index; in ascending order. */
  public int item(int index) {
    return items[index];
  }

  /** Where an item is, below 0 when it is not part of it; the same index as in the history. */
  public int indexOf(int item) {
    return Arrays.binarySearch(items, item);
  }

  /**
   * The weight of the item at an index: its strongest event's, halved with every half-life from there to the taste's time, over
   * 1 + newer / recent, where newer is how many other items were touched later.
   */
  public double weight(int index) {
    return weights[index];
  }

  /** At most so many of its items, those with the largest weights. */
  public Taste strongest(int limit) {
    if (items.length <= limit) {
      return this;
    }
    int[] kept = IntStream.range(0, items.length).boxed()
        .sorted(Comparator.comparingDouble((Integer index) -> -weights[index])).limit(limit)
        .mapToInt(Integer::intValue).sorted().toArray();
    Taste strongest = new Taste(limit);
    for (int i = 0; i < limit; i++) {
      strongest.items[i] = items[kept[i]];
      strongest.weights[i] = weights[kept[i]];
      strongest.masses[i] = masses[kept[i]];
      strongest.norms[i] = norms[kept[i]];
    }
    strongest.total = total;
    return strongest;
  }

  /** How many events of weight 1 at the taste's time the history is worth, by age alone, however many came later. */
  public double total() {
    return total;
  }

  /**
   * What a taste says for one item, both 0 or more.
   *
   * @param observed the sum over the taste of weight x shrunk cosine between that item and this one
   * @param expected the same sum, had all items been touched together as often as chance and their popularity have it
   */
  public record Evidence(double observed, double expected) {

    /** Of nothing. */
    public static final Evidence NONE = new Evidence(0, 0);
  }
}
