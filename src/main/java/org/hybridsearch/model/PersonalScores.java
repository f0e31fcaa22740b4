package org.hybridsearch.model;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a ranker says about a list of candidates, by their position in it (from 0). Positions it says nothing about, also those
 * past the end, are <em>missing</em>: neutral, without lift and rank. Those that its filter took out are <em>excluded</em>: they
 * stand after all others, without lift and rank, too. Immutable.
 */
public final class PersonalScores {

  /** Says nothing about any position. */
  public static final PersonalScores NONE = new PersonalScores(new double[0], new double[0], new int[0]);

  private static final int MISSING = 0;
  private static final int EXCLUDED = -1;

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
   * @param ranks from 1 in the ranker's own order, equal scores share the best rank; 0 where missing, below 0 where excluded
   */
  public static PersonalScores of(double[] lifts, double[] normalized, int[] ranks) {
    if (lifts.length != normalized.length || lifts.length != ranks.length) {
      throw new IllegalArgumentException("One lift, one normalized score and one rank a position");
    }
    return new PersonalScores(lifts, normalized, ranks);
  }

  /**
   * The same, but for some positions that are excluded.
   *
   * @param positions none of them scored; all below {@code length}
   * @param length how many positions there are, not fewer than now
   */
  public PersonalScores excluding(Iterable<Integer> positions, int length) {
    int[] standing = Arrays.copyOf(ranks, length);
    for (int position : positions) {
      standing[position] = EXCLUDED;
    }
    return new PersonalScores(Arrays.copyOf(lifts, length), Arrays.copyOf(normalized, length), standing);
  }

  /** Whether the ranker said nothing about the candidate at this position. */
  public boolean missing(int position) {
    return rankAt(position) == MISSING;
  }

  /** Whether the ranker's filter took out the candidate at this position. */
  public boolean excluded(int position) {
    return rankAt(position) < MISSING;
  }

  /** 0 to 1; the neutral value of {@link Signal#PERSONAL} where missing, 0 where excluded. */
  public double normalized(int position) {
    int rank = rankAt(position);
    return rank > 0 ? normalized[position] : rank == MISSING ? Signal.PERSONAL.neutral() : 0;
  }

  /** The raw value: ln p - median ln p over the candidates scored, not clamped; empty where missing or excluded. */
  public OptionalDouble lift(int position) {
    return rankAt(position) > 0 ? OptionalDouble.of(lifts[position]) : OptionalDouble.empty();
  }

  /** The place in the ranker's own order, from 1, equal scores sharing the best; empty where missing or excluded. */
  public OptionalInt rank(int position) {
    int rank = rankAt(position);
    return rank > 0 ? OptionalInt.of(rank) : OptionalInt.empty();
  }

  private int rankAt(int position) {
    return position < ranks.length ? ranks[position] : MISSING;
  }

  /** How many positions have a score. */
  public int scored() {
    return (int) Arrays.stream(ranks).filter(rank -> rank > 0).count();
  }

  /** Whether any position is excluded. */
  public boolean excludes() {
    return Arrays.stream(ranks).anyMatch(rank -> rank < 0);
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
