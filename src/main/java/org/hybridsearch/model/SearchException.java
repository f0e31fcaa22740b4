package org.hybridsearch.model;

/**
 * A failure the caller is told about. Every kind has its own type and its public code; the message says what to do and holds
 * neither user text nor an engine's words.
 */
public abstract sealed class SearchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The public codes, as {@code extensions.code}. */
  public enum Code {
    BAD_USER_INPUT,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    RATE_LIMITED,
    UNAVAILABLE,
    INTERNAL
  }

  private final Code code;

  private SearchException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  private SearchException(Code code, String message) {
    super(message);
    this.code = code;
  }

  /** What {@code extensions.code} says. */
  public Code code() {
    return code;
  }

  /** The caller can mend this: the message says how. */
  public static final class BadInput extends SearchException {
    private static final long serialVersionUID = 1L;

    public BadInput(String message) {
      super(Code.BAD_USER_INPUT, message);
    }
  }

  /** The caller may not do this. */
  public static final class Forbidden extends SearchException {
    private static final long serialVersionUID = 1L;

    public Forbidden(String message) {
      super(Code.FORBIDDEN, message);
    }
  }

  /** There is no such thing. */
  public static final class NotFound extends SearchException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
      super(Code.NOT_FOUND, message);
    }
  }

  /** What the answer needs does not answer; trying again later may help. */
  public static final class Unavailable extends SearchException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(Code.UNAVAILABLE, message, cause);
    }

    public Unavailable(String message) {
      super(Code.UNAVAILABLE, message);
    }
  }

  /** The caller asks too much at once, or too often. */
  public static final class RateLimited extends SearchException {
    private static final long serialVersionUID = 1L;

    private final int seconds;

    /** @param seconds after which it may ask again, 1 or more */
    public RateLimited(int seconds) {
      super(Code.RATE_LIMITED, "This client asks too often: ask again after as many seconds as told.");
      this.seconds = seconds;
    }

    /** After how many seconds it may ask again, 1 or more. */
    public int seconds() {
      return seconds;
    }
  }

  /** A defect of this service. */
  public static final class Internal extends SearchException {
    private static final long serialVersionUID = 1L;

    public Internal(String message, Throwable cause) {
      super(Code.INTERNAL, message, cause);
    }
  }
}
