package org.hybridsearch.api.view;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hybridsearch.model.PersonalizationOutcome;

/** Whether and how the shopper moved the order. */
@Type("PersonalizationOutcome")
@Description("""
    applied is true only if the order on this page really used the shopper. confidence: 0 to 1. Not applied: confidence 0, \
    source "none".""")
public record PersonalizationView(boolean applied, @NonNull Reason reason, double confidence, @NonNull String source) {

  static PersonalizationView of(PersonalizationOutcome outcome) {
    return new PersonalizationView(outcome.applied(), Reason.of(outcome.reason()), outcome.confidence(), outcome.source());
  }

  /** Why the order did or did not use the shopper. */
  @Enum("PersonalizationReason")
  public enum Reason {
    APPLIED,
    NOT_REQUESTED,
    NO_SHOPPER,
    UNKNOWN_SHOPPER,
    SORTED_BY_FIELD,
    WEIGHT_ZERO,
    TIMEOUT,
    UNAVAILABLE,
    THROTTLED;

    static Reason of(PersonalizationOutcome.Reason reason) {
      return switch (reason) {
        case APPLIED -> APPLIED;
        case NOT_REQUESTED -> NOT_REQUESTED;
        case NO_SHOPPER -> NO_SHOPPER;
        case UNKNOWN_SHOPPER -> UNKNOWN_SHOPPER;
        case SORTED_BY_FIELD -> SORTED_BY_FIELD;
        case WEIGHT_ZERO -> WEIGHT_ZERO;
        case TIMEOUT -> TIMEOUT;
        case UNAVAILABLE -> UNAVAILABLE;
        case THROTTLED -> THROTTLED;
      };
    }
  }
}
