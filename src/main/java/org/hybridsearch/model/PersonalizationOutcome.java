package org.hybridsearch.model;

/**
 * Whether and how the shopper moved the order.
 *
 * @param reason {@link Reason#APPLIED} exactly when the order on the page used the shopper
 * @param confidence 0 to 1; 0 when not applied
 * @param source the ranker's name; {@code none} when not applied
 * @param recommendationId what the ranker calls its answer, to be told with the events that follow; empty where it has no name, or
 *     was not applied
 */
public record PersonalizationOutcome(Reason reason, double confidence, String source, String recommendationId) {

  /** An answer without a name. */
  public PersonalizationOutcome(Reason reason, double confidence, String source) {
    this(reason, confidence, source, "");
  }

  /** Why the order did or did not use the shopper. */
  public enum Reason {
    APPLIED,
    NOT_REQUESTED,
    NO_SHOPPER,
    UNKNOWN_SHOPPER,
    SORTED_BY_FIELD,
    WEIGHT_ZERO,
    TIMEOUT,
    UNAVAILABLE,
    THROTTLED
  }

  /** An order that did not use the shopper. */
  public static PersonalizationOutcome notApplied(Reason reason) {
    return new PersonalizationOutcome(reason, 0, "none");
  }

  public boolean applied() {
    return reason == Reason.APPLIED;
  }
}
