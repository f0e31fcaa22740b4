package org.hybridsearch.embed;

/** The model did not answer, or refused. The message holds no text that was to be embedded. */
public final class EmbeddingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean throttled;

  public EmbeddingException(String message, boolean throttled, Throwable cause) {
    super(message, cause);
    this.throttled = throttled;
  }

  /** Whether the model asked for fewer requests rather than failed. */
  public boolean throttled() {
    return throttled;
  }
}
