package org.hybridsearch.api.error;

import jakarta.enterprise.context.ContextNotActiveException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchException.Code;
import org.jboss.logging.Logger;

/** From what was thrown to what the caller is told. */
public final class Failures {

  private static final Logger LOG = Logger.getLogger(Failures.class);
  private static final int DEEPEST_CAUSE = 10;

  private Failures() {}

  /**
   * The outermost {@link SearchException} among the causes, else an internal error, which is logged; not so of who hung up, with whom
   * what a request has of its own is gone: there is nobody to answer, and nothing was shown.
   */
  public static CodedError coded(Throwable thrown) {
    Optional<SearchException> told = known(thrown).filter(known -> known.code() != Code.INTERNAL);
    if (told.isEmpty() && chain(thrown).anyMatch(ContextNotActiveException.class::isInstance)) {
      LOG.debug("A client hung up before its answer");
    } else if (told.isEmpty()) {
      LOG.error("A request failed for a reason of our own", QuietFailure.of(thrown));
    }
    return told.map(CodedError::of).orElseGet(Failures::internal);
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

  private static Optional<SearchException> known(Throwable thrown) {
    return chain(thrown).filter(SearchException.class::isInstance).map(SearchException.class::cast).findFirst();
  }

  private static Stream<Throwable> chain(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(DEEPEST_CAUSE);
  }
}
