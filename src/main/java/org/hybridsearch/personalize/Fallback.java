package org.hybridsearch.personalize;

import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.StageReport.Status;

/** What the report and the shopper are told where the ranker says nothing. */
record Fallback(Status status, Reason reason, String text) {

  static Fallback of(Kind kind) {
    return switch (kind) {
      case TIMEOUT -> new Fallback(Status.TIMEOUT, Reason.TIMEOUT, "the ranker did not answer in time");
      case NO_TIME -> new Fallback(Status.TIMEOUT, Reason.TIMEOUT, "no time was left to ask the ranker");
      case THROTTLED -> new Fallback(Status.FAILED, Reason.THROTTLED, "the ranker asked for fewer calls");
      case BACKING_OFF -> new Fallback(Status.FAILED, Reason.THROTTLED,
          "the ranker asked for fewer calls a moment ago, so not every search asks it");
      case OVER_BUDGET -> new Fallback(Status.FAILED, Reason.THROTTLED, "the calls that this second has are used up");
      case UNAVAILABLE -> new Fallback(Status.FAILED, Reason.UNAVAILABLE, "the ranker failed");
      case REFUSED -> new Fallback(Status.FAILED, Reason.UNAVAILABLE,
          "the ranker refused what it was told with the shopper's context");
      case TOO_MANY_CALLS -> new Fallback(Status.FAILED, Reason.UNAVAILABLE, "too many calls in flight");
      case GIVEN_UP -> new Fallback(Status.FAILED, Reason.UNAVAILABLE, "the search was given up");
      case CIRCUIT_OPEN -> new Fallback(Status.CIRCUIT_OPEN, Reason.UNAVAILABLE,
          "the ranker failed too often and is left alone for a while");
    };
  }
}
