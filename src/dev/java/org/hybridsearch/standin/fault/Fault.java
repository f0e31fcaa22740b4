package org.hybridsearch.standin.fault;

import java.time.Duration;

/**
 * Something that goes wrong.
 *
 * @param operation its name in the service model, or {@value #ANY}
 * @param share of the calls that it befalls, 0 to 1
 * @param count how many calls at most, {@link #ENDLESS} for all
 * @param after whether the call is done before it goes wrong: the client cannot know that it was. What sends an answer in part
 *     has to do the call first, unless the answer is the same for every call
 * @param error what is answered; only {@link FaultKind#ERROR} looks at it
 * @param skew how far the clock is ahead; only {@link FaultKind#CLOCK_SKEW} looks at it
 */
public record Fault(String operation, FaultKind kind, double share, int count, boolean after, Error error, Duration skew) {

  public static final String ANY = "*";
  public static final int ENDLESS = Integer.MAX_VALUE;
  private static final Duration SKEW = Duration.ofMinutes(15);

  public Fault {
    if (!(share >= 0 && share <= 1) || count < 0) {
      throw new IllegalArgumentException("share must be 0 to 1, and count 0 or more");
    }
  }

  /**
   * An exception of a service model.
   *
   * @param status 400 to 599
   * @param type for example {@code ModelTimeoutException}
   */
  public record Error(int status, String type) {
    public Error {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("status must be 400 to 599");
      }
    }
  }

  /** Befalls every call of an operation. */
  public static Fault of(String operation, FaultKind kind) {
    return new Fault(operation, kind, 1, ENDLESS, false, new Error(500, "InternalFailure"), SKEW);
  }

  /** Answers every call of an operation with an exception. */
  public static Fault error(String operation, int status, String type) {
    return new Fault(operation, FaultKind.ERROR, 1, ENDLESS, false, new Error(status, type), SKEW);
  }

  /** The same for the next {@code calls} alone. */
  public Fault times(int calls) {
    return new Fault(operation, kind, share, calls, after, error, skew);
  }

  /** The same for a share of the calls, 0 to 1. */
  public Fault share(double of) {
    return new Fault(operation, kind, of, count, after, error, skew);
  }

  /** The same once the call is done. */
  public Fault afterwards() {
    return new Fault(operation, kind, share, count, true, error, skew);
  }

  /** The same with a clock that is so far ahead, or behind where negative. */
  public Fault skewed(Duration ahead) {
    return new Fault(operation, kind, share, count, after, error, ahead);
  }

  boolean befalls(String name) {
    return operation.equals(ANY) || operation.equals(name);
  }
}
