package org.hybridsearch.personalize;

/** A ranker that cannot say. The message holds no ids. */
public abstract sealed class RankerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private RankerException(String message, Throwable cause) {
    super(message, cause);
  }

  /** It failed, is not there, or is not set up. */
  public static final class Unavailable extends RankerException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** It did not answer in the time it was given. */
  public static final class TimedOut extends RankerException {
    private static final long serialVersionUID = 1L;

    public TimedOut(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** It asked for fewer calls. */
  public static final class Throttled extends RankerException {
    private static final long serialVersionUID = 1L;

    public Throttled(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** It refused the question for what the shopper's context may say: others are answered. */
  public static final class Refused extends RankerException {
    private static final long serialVersionUID = 1L;

    public Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
