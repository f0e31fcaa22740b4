package org.hybridsearch.guard;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** There is no answer, and why. Has no stack trace, being expected; its message holds no ids. */
public final class Unanswered extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** It was called, and did not answer in time. */
    TIMEOUT,
    /** No time was left to call it. */
    NO_TIME,
    /** It was called, and asked for fewer calls. */
    THROTTLED,
    /** It asked for fewer calls a moment ago, so this one was not made. */
    BACKING_OFF,
    /** The calls that may be paid for are used up. */
    OVER_BUDGET,
    /** It was called, and failed. */
    UNAVAILABLE,
    /** It was called, and refused what it was asked, which holds words of whoever asked. */
    REFUSED,
    /** Too many calls are under way. */
    TOO_MANY_CALLS,
    /** Whoever asked was interrupted. */
    GIVEN_UP,
    /** It failed too often and is left alone for a while. */
    CIRCUIT_OPEN;

    /** Its name in meters. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it says something of who asked, and nothing of who was to answer. */
    boolean ofAsker() {
      return this == NO_TIME || this == GIVEN_UP;
    }

    /**
     * Whether it says that who was to answer is ill. Who asks for fewer calls lives, and serves some; who refuses one
     * asker's words serves the others.
     */
    boolean illness() {
      return this == TIMEOUT || this == UNAVAILABLE;
    }
  }

  private final Kind kind;

  public Unanswered(Kind kind, @Nullable Throwable cause) {
    super(kind.label(), cause, false, false);
    this.kind = kind;
  }

  public Unanswered(Kind kind) {
    this(kind, null);
  }

  public Kind kind() {
    return kind;
  }
}
