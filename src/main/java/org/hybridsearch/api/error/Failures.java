package org.hybridsearch.api.error;

import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchException.Code;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** From what was thrown to what the caller is told. */
public final class Failures {

  private static final Logger LOG = Logger.getLogger(Failures.class);
  private static final int DEEPEST_CAUSE = 10;

  private Failures() {}

  /** The outermost {@link SearchException} among the causes, else an internal error, which is logged. */
  public static CodedError coded(Throwable thrown) {
    SearchException known = known(thrown);
    if (known == null || known.code() == Code.INTERNAL) {
      LOG.error("A request failed for a reason of our own", QuietFailure.of(thrown));
      return internal();
    }
    return CodedError.of(known.code(), known.getMessage());
  }

  /** A defect that left no exception, only its kind. */
  static CodedError unexplained(String kind) {
    LOG.errorf("A request failed for a reason of our own: %s", kind);
    return internal();
  }

  /** What the caller is told of a defect: nothing of it. */
  public static CodedError internal() {
    return CodedError.of(Code.INTERNAL, "Something went wrong here, not in the request. It has been logged; try again later.");
  }

  private static @Nullable SearchException known(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof SearchException known) {
        return known;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
