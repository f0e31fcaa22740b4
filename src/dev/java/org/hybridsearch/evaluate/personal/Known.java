package org.hybridsearch.evaluate.personal;

/** How much is known of a shopper or an item before the purchase that is to be foreseen. */
public enum Known {
  NOTHING("0", 0),
  ONE("1", 1),
  FEW("2–5", 2),
  MANY("6+", 6);

  private final String label;
  private final int least;

  Known(String label, int least) {
    this.label = label;
    this.least = least;
  }

  /** As tables call it: a range of interactions. */
  public String label() {
    return label;
  }

  /** The range that a number of interactions, 0 or more, falls into. */
  public static Known of(int interactions) {
    Known found = NOTHING;
    for (Known known : values()) {
      found = interactions >= known.least ? known : found;
    }
    return found;
  }
}
