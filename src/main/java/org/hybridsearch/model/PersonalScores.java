package org.hybridsearch.model;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a ranker says about a list of candidates, by their position in it (from 0). Positions it says nothing about, also those
 * past the end, are <em>missing</em>: neutral, without lift and rank. Immutable.
 */
public final class PersonalScores {

  /** Says nothing about any position. */
  public static final PersonalScores NONE = new PersonalScores(new double[0], new double[0], new int[0]);

  private final double[] lifts;
  private final double[] normalized;
  private final int[] ranks;

  private PersonalScores(double[] lifts, double[] normalized, int[] ranks) {
    this.lifts = lifts;
    this.normalized = normalized;
    this.ranks = ranks;
  }

  /**
   * Takes over three arrays of one length, one entry a position; a rank of 0 marks a missing one. The caller must not touch
   * them afterwards: they are not copied, as this is built once a search.
   *
   * @param lifts ln p - median ln p; any value where missing
   * @param normalized 0 to 1; any value where missing
   * @param ranks from 1 in the ranker's own order, equal scores share the best rank; 0 where missing
   */
  public static PersonalScores of(double[] lifts, double[] normalized, int[] ranks) {
    if (lifts.length != normalized.length || lifts.length != ranks.length) {
      throw new IllegalArgumentException("One lift, one normalized score and one rank a position");
    }
    return new PersonalScores(lifts, normalized, ranks);
  }

  /** Whether the ranker said nothing about the candidate at this position. */
  public boolean missing(int position) {
    return position >= ranks.length || ranks[position] == 0;
  }

  /** 0 to 1; the neutral value of {@link Signal#PERSONAL} where missing. */
  public double normalized(int position) {
    return missing(position) ? Signal.PERSONAL.neutral() : normalized[position];
  }

  /** The raw value: ln p - median ln p over the candidates scored, not clamped; empty where missing. */
  public OptionalDouble lift(int position) {
    return missing(position) ? OptionalDouble.empty() : OptionalDouble.of(lifts[position]);
  }

  /** The place in the ranker's own order, from 1, equal scores sharing the best; empty where missing. */
  public OptionalInt rank(int position) {
    return missing(position) ? OptionalInt.empty() : OptionalInt.of(ranks[position]);
  }

  /** How many positions are not missing. */
  public int scored() {
    int scored = 0;
    for (int rank : ranks) {
      scored += rank == 0 ? 0 : 1;
    }
    return scored;
  }

  /** Whether some position differs from neutral, so that an order can depend on this. */
  public boolean moves() {
    for (int i = 0; i < ranks.length; i++) {
      if (normalized(i) != Signal.PERSONAL.neutral()) {
        return true;
      }
    }
    return false;
  }

  /** Shows no scores: they are a shopper's. */
  @Override
  public String toString() {
    return "PersonalScores[" + scored() + " of " + ranks.length + "]";
  }
}
