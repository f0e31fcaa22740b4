package org.hybridsearch.embed;

import org.jspecify.annotations.Nullable;

/** The model did not answer, or refused. The message holds no text that was to be embedded. */
public final class EmbeddingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What went wrong. */
  public enum Kind {
    /** The model failed, refused, or could not be reached. */
    FAILED,
    /** No whole answer within the time of a call. */
    TIMED_OUT,
    /** The model asked for fewer requests, or is spared for a moment because it did. */
    THROTTLED,
    /** As many calls as may be are under way; none was made. */
    TOO_MANY_CALLS,
    /** The model failed too often and is left alone for a while; no call was made. */
    CIRCUIT_OPEN
  }

  /** A failure with the vendor's or the machine's own as cause, where there is one. */
  public EmbeddingException(String message, Kind kind, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** A failure that was throttling, or was not. */
  public EmbeddingException(String message, boolean throttled, @Nullable Throwable cause) {
    this(message, throttled ? Kind.THROTTLED : Kind.FAILED, cause);
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Whether the model asked for fewer requests rather than failed. */
  public boolean throttled() {
    return kind == Kind.THROTTLED;
  }
}
