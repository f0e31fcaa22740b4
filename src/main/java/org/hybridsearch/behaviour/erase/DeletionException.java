package org.hybridsearch.behaviour.erase;

import org.jspecify.annotations.Nullable;

/** Why a call about a deletion job failed. Messages hold no id of anybody. */
public final class DeletionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  public DeletionException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** What it means to go on. */
  public enum Kind {
    /** As many jobs as there may be are waiting: nothing is wrong. */
    FULL,
    /** Fewer calls are wanted. */
    THROTTLED,
    /** It was not reached, did not answer in time, or failed: it may have been done. */
    UNAVAILABLE,
    /** It will not be done as things are set up: somebody has to mend it. */
    REFUSED
  }
}
