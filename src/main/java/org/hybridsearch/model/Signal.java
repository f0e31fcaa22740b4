package org.hybridsearch.model;

/**
 * What a score is made of. Each signal has a raw value in its own unit, a normalized value in 0..1 and a neutral normalized
 * value that stands in where an item or a ranker has none. score = sum of weight x normalized.
 */
public enum Signal {
  /** BM25 of the item for the words; raw 0 or more; normalized by the query's best BM25. An item without the words has 0. */
  LEXICAL("lexical", 0.0),
  /** Inner product of unit vectors, -1 to 1; normalized between the index's random-pair mean and the query's best. */
  SEMANTIC("semantic", 0.0),
  /** The ranker's preference for this shopper, already normalized around 0.5: see {@link PersonalRanking}. */
  PERSONAL("personal", 0.5),
  /** Popularity, 0 to 1: given by the shop, else the shrunk percentile of the item's interactions. */
  POPULARITY("popularity", 0.0),
  /** Age of the item in days; normalized to 2^(-age / half-life). */
  FRESHNESS("freshness", 0.0),
  /** 1 when the item can be bought, else 0. */
  AVAILABILITY("availability", 1.0),
  /** 1 when the query is the item's id, SKU, GTIN or whole title, else 0. Weighs more than all others together. */
  EXACT("exact", 0.0);

  private final String label;
  private final double neutral;

  Signal(String label, double neutral) {
    this.label = label;
    this.neutral = neutral;
  }

  /** The name used in profiles and explanations. */
  public String label() {
    return label;
  }

  /** The normalized value, 0 to 1, of an item that has no raw value. */
  public double neutral() {
    return neutral;
  }
}
