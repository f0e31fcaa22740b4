package org.hybridsearch.api.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged: types and places of the whole chain of causes, but no messages, since those may hold a
 * shopper's words or ids. Never thrown.
 */
final class QuietFailure extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int DEEPEST_CAUSE = 10;

  private QuietFailure(Throwable original, @Nullable Throwable cause) {
    super(original.getClass().getName(), cause, false, true);
    setStackTrace(original.getStackTrace());
  }

  static QuietFailure of(Throwable original) {
    return of(original, DEEPEST_CAUSE);
  }

  private static QuietFailure of(Throwable original, int depth) {
    Throwable cause = original.getCause();
    return new QuietFailure(original, cause == null || depth == 0 ? null : of(cause, depth - 1));
  }
}
