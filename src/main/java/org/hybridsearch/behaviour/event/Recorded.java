package org.hybridsearch.behaviour.event;

import java.util.List;

/**
 * What became of events.
 *
 * @param accepted how many are stored durably now and were not before
 * @param duplicates how many were stored already
 * @param rejected the others, each with the reason
 */
public record Recorded(int accepted, int duplicates, List<Rejection> rejected) {

  public Recorded {
    rejected = List.copyOf(rejected);
  }

  /** An event that is not stored. */
  public record Rejection(String eventId, Code code, String message) {}

  /** Why an event is not stored. */
  public enum Code {
    /** It is wrong: mend it. */
    BAD_USER_INPUT,
    /** The shopper did not agree to it being kept: nothing to do. */
    NO_CONSENT,
    /** The shopper had it forgotten since: nothing to do. */
    FORGOTTEN,
    /** The engine did not take it: send it again. */
    UNAVAILABLE
  }
}
