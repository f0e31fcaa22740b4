package org.hybridsearch.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Where a score comes from: {@code score} is the sum of the contributions, to 1e-4.
 *
 * @param signals in the order of {@link Signal}
 * @param ranks where the item stood in each stage's own order
 */
public record Explanation(double score, List<Part> signals, List<Rank> ranks) {

  public Explanation {
    signals = List.copyOf(signals);
    ranks = List.copyOf(ranks);
  }

  /**
   * What one signal gave.
   *
   * @param raw in the signal's own unit; empty when missing
   * @param normalized 0 to 1
   * @param weight the effective one
   * @param contribution weight x normalized
   * @param missing whether {@code normalized} is the signal's neutral value for want of a raw one
   */
  public record Part(
      Signal signal, OptionalDouble raw, double normalized, double weight, double contribution, boolean missing) {}

  /** A place in one stage's own order, from 1; empty when that stage did not see the item. */
  public record Rank(Stage stage, OptionalInt rank) {}
}
