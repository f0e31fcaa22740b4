package org.hybridsearch.evaluate.personal;

/** What a rank is worth, 0 to 1, when one item is to be foreseen. */
public enum Measure {
  /** Hit rate: whether it is among the first 10. */
  HIT("HR@10") {
    @Override
    public double of(double rank) {
      return rank <= Ranking.TOP ? 1 : 0;
    }
  },
  /** Normalized discounted cumulated gain with one relevant item: 1 / log2(1 + rank) among the first 10, else 0. */
  GAIN("nDCG@10") {
    @Override
    public double of(double rank) {
      return rank <= Ranking.TOP ? Math.log(2) / Math.log(1 + rank) : 0;
    }
  },
  /** Reciprocal rank; 0 where it is not ranked. */
  RECIPROCAL("MRR") {
    @Override
    public double of(double rank) {
      return 1 / rank;
    }
  };

  private final String label;

  Measure(String label) {
    this.label = label;
  }

  /** As tables call it. */
  public String label() {
    return label;
  }

  /** The worth of a rank from 1 to infinity. */
  public abstract double of(double rank);
}
