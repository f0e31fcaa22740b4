package org.hybridsearch.model;

/**
 * What a search must know of the index it runs on. A snapshot: a search keeps the one it began with.
 *
 * @param alias the name to search
 * @param generation grows with every import batch and alias swap: part of every cache key
 * @param randomPairMean mean inner product of a query and a random item, -1 to 1: the lower bound of the semantic signal
 * @param matchThreshold the inner product above which an item matches by meaning, -1 to 1
 * @param grouped whether any item shares a group: else nothing needs to look at groups
 */
public record LiveIndex(String alias, long generation, double randomPairMean, double matchThreshold, boolean grouped) {

  /** What stands for an item in an order: its group where there are any, as an order has one item of each. */
  public String keyOf(Item item) {
    return grouped ? item.group() : item.id();
  }

  /** An index in which each item is a group of its own. */
  public LiveIndex(String alias, long generation, double randomPairMean, double matchThreshold) {
    this(alias, generation, randomPairMean, matchThreshold, false);
  }
}
