package org.hybridsearch.behaviour.delivery.sink;

/** Why a batch was not taken. Messages hold no id of anybody or anything. */
public abstract sealed class SinkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private SinkException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What operators are told, in a few words and without any id. */
  public abstract String trouble();

  /** Fewer calls are wanted. */
  public static final class Throttled extends SinkException {
    private static final long serialVersionUID = 1L;

    public Throttled(String message, Throwable cause) {
      super(message, cause);
    }

    @Override
    public String trouble() {
      return "throttled";
    }
  }

  /** It was not reached, did not answer in time, or failed: it may have taken the batch. */
  public static final class Unavailable extends SinkException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }

    @Override
    public String trouble() {
      return "failing (" + getMessage() + ")";
    }
  }

  /** It will never take the batch as it is. */
  public static final class Refused extends SinkException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final transient String reason;
    private final boolean whole;

    /**
     * @param code its name for the reason, such as {@code InvalidInputException}
     * @param reason in its own words, which may hold ids
     * @param whole whether each event of the batch would be refused alike, as what is wrong is none of them
     */
    public Refused(String code, String reason, boolean whole, Throwable cause) {
      super("Refused for good: " + code, cause);
      this.code = code;
      this.reason = reason;
      this.whole = whole;
    }

    @Override
    public String trouble() {
      return code;
    }

    public String code() {
      return code;
    }

    /** In its own words: may hold ids, and must not be logged. */
    public String reason() {
      return reason == null ? "" : reason;
    }

    public boolean whole() {
      return whole;
    }
  }
}
