package org.hybridsearch.recommend.trained;

import org.hybridsearch.model.PersonalizationOutcome.Reason;

/** There is no answer of the model, and why. Never leaves the package; has no stack trace, being expected. */
final class NoNames extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why, with what the shopper is told. */
  enum Kind {
    TIMEOUT(Reason.TIMEOUT),
    NO_TIME(Reason.TIMEOUT),
    THROTTLED(Reason.THROTTLED),
    UNAVAILABLE(Reason.UNAVAILABLE),
    TOO_MANY_CALLS(Reason.UNAVAILABLE),
    GIVEN_UP(Reason.UNAVAILABLE),
    CIRCUIT_OPEN(Reason.UNAVAILABLE);

    final Reason reason;

    Kind(Reason reason) {
      this.reason = reason;
    }
  }

  private final Kind kind;

  NoNames(Kind kind, Throwable cause) {
    super(kind.name(), cause, false, false);
    this.kind = kind;
  }

  NoNames(Kind kind) {
    super(kind.name(), null, false, false);
    this.kind = kind;
  }

  /** Translates what a model throws. */
  static NoNames of(ModelException failure) {
    return new NoNames(switch (failure) {
      case ModelException.TimedOut late -> Kind.TIMEOUT;
      case ModelException.Throttled throttled -> Kind.THROTTLED;
      case ModelException.Unavailable gone -> Kind.UNAVAILABLE;
    }, failure);
  }

  Kind kind() {
    return kind;
  }
}
