package org.hybridsearch.personalize;

import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.StageReport.Status;

/** There is no answer of the ranker, and why. Never leaves the package; has no stack trace, being expected. */
final class NoAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why, with what the report, the shopper and the meters are told. */
  enum Kind {
    TIMEOUT(Status.TIMEOUT, Reason.TIMEOUT, "the ranker did not answer in time"),
    NO_TIME(Status.TIMEOUT, Reason.TIMEOUT, "no time was left to ask the ranker"),
    THROTTLED(Status.FAILED, Reason.THROTTLED, "the ranker asked for fewer calls"),
    BACKING_OFF(Status.FAILED, Reason.THROTTLED, "the ranker asked for fewer calls a moment ago, so not every search asks it"),
    OVER_BUDGET(Status.FAILED, Reason.THROTTLED, "the calls that this second has are used up"),
    UNAVAILABLE(Status.FAILED, Reason.UNAVAILABLE, "the ranker failed"),
    TOO_MANY_CALLS(Status.FAILED, Reason.UNAVAILABLE, "too many calls in flight"),
    GIVEN_UP(Status.FAILED, Reason.UNAVAILABLE, "the search was given up"),
    CIRCUIT_OPEN(Status.CIRCUIT_OPEN, Reason.UNAVAILABLE, "the ranker failed too often and is left alone for a while");

    final Status status;
    final Reason reason;
    final String text;

    Kind(Status status, Reason reason, String text) {
      this.status = status;
      this.reason = reason;
      this.text = text;
    }
  }

  private final Kind kind;

  NoAnswer(Kind kind, Throwable cause) {
    super(kind.text, cause, false, false);
    this.kind = kind;
  }

  NoAnswer(Kind kind) {
    super(kind.text, null, false, false);
    this.kind = kind;
  }

  /** Translates what a ranker throws. */
  static NoAnswer of(RankerException failure) {
    Kind kind = switch (failure) {
      case RankerException.TimedOut late -> Kind.TIMEOUT;
      case RankerException.Throttled throttled -> Kind.THROTTLED;
      case RankerException.Unavailable gone -> Kind.UNAVAILABLE;
    };
    return new NoAnswer(kind, failure);
  }

  Kind kind() {
    return kind;
  }
}
