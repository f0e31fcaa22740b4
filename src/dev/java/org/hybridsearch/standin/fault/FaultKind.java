package org.hybridsearch.standin.fault;

/** What can go wrong. */
public enum FaultKind {
  /** No answer, ever: the connection stays open. */
  HANG,
  /** {@code InternalFailure}, 500. */
  ERROR_500,
  /** {@code ThrottlingException}, 429. */
  THROTTLE_429,
  /** The service's exception for bad input, 400. */
  INVALID_400,
  /** The exception and the status that the fault names. */
  ERROR,
  /** The connection is reset: a TCP RST, no answer. */
  RESET,
  /** The right answer, a byte at a time, 20 a second; of an empty one its head. */
  SLOW_DRIP,
  /** The right answer, broken off in the middle, with a length that fits; of an empty one an open brace. */
  TRUNCATED_JSON,
  /** The right answer's first half, of an empty one its head's, and then the connection is closed. */
  CUT_SHORT,
  /** A web page with status 200, as a proxy or a login page would answer. */
  WRONG_CONTENT_TYPE,
  /** The service's clock is wrong by the fault's {@code skew}, so signatures are out of time. */
  CLOCK_SKEW
}
