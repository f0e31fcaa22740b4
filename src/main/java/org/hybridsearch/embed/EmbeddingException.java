package org.hybridsearch.embed;

import org.jspecify.annotations.Nullable;

/** The model did not answer, or refused. The message holds no text that was to be embedded. */
public final class EmbeddingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean throttled;

  /** A failure with the vendor's or the machine's own as cause, where there is one. */
  public EmbeddingException(String message, boolean throttled, @Nullable Throwable cause) {
    super(message, cause);
    this.throttled = throttled;
  }

  /** Whether the model asked for fewer requests rather than failed. */
  public boolean throttled() {
    return throttled;
  }
}
