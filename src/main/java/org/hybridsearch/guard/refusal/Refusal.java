package org.hybridsearch.guard.refusal;

import java.util.Optional;

/**
 * What is turned down for how this service is set up, and not for what was asked: until it is mended, so is every call. Holds no
 * ids, and no words of anybody.
 *
 * @param status of HTTP, 400 to 499
 * @param code the callee's own name for it
 * @param mend what most likely is to be mended: a setting, a permission
 */
public record Refusal(int status, String code, String mend) {

  /** A failure that may be one. */
  public interface Failure {

    /** Absent where it is not. */
    Optional<Refusal> refusal();
  }

  /** The one that a failure or one of its causes is. */
  static Optional<Refusal> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure known) {
        return known.refusal();
      }
    }
    return Optional.empty();
  }

  /** In words, for operators. */
  public String text() {
    return "refused with " + status + " " + code;
  }
}
