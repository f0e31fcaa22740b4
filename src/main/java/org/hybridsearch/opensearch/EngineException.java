package org.hybridsearch.opensearch;

/** What can go wrong between this service and the engine, translated once from the vendor's types. Never holds user text. */
public abstract sealed class EngineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private EngineException(String message, Throwable cause) {
    super(message, cause);
  }

  private EngineException(String message) {
    super(message);
  }

  /** No connection, a reset, or the engine answered that it cannot serve now (502, 503, 504). */
  public static final class Unreachable extends EngineException {
    private static final long serialVersionUID = 1L;

    public Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** No whole answer within the time given. */
  public static final class TimedOut extends EngineException {
    private static final long serialVersionUID = 1L;

    public TimedOut(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The engine is too busy (429): slower, please. */
  public static final class Throttled extends EngineException {
    private static final long serialVersionUID = 1L;

    public Throttled(String message) {
      super(message);
    }
  }

  /** The engine understood and declined: any other status from 400. */
  public static final class Refused extends EngineException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String type;

    public Refused(int status, String type) {
      super("The engine refused the request: " + status + " " + type);
      this.status = status;
      this.type = type;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** The engine's name of the error, for example {@code index_not_found_exception}; empty when it gave none. */
    public String type() {
      return type;
    }
  }

  /** The answer was not what the engine's documentation promises. */
  public static final class Malformed extends EngineException {
    private static final long serialVersionUID = 1L;

    public Malformed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
