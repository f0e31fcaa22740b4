package org.hybridsearch.personalize.local.history;

import java.util.concurrent.TimeUnit;
import org.hybridsearch.behaviour.EventType;

/**
 * What one shopper has to do with one item, over all their events with it. Weights are binary logarithms of
 * weight x 2^(days since 1970 / half-life): they need no update as time goes by, and the strongest event stays the strongest.
 *
 * @param item the item's number
 * @param pairLog the strongest event, on the slow clock by which items get to know each other
 * @param profileLog the strongest event, on the fast clock by which a shopper's taste ages
 * @param newestMillis when the newest event happened, in milliseconds since 1970
 * @param newestType what the newest event was; of two at the same time the greater
 * @param firstDone the day since 1970 on which it was first bought or rated; {@link Integer#MAX_VALUE} when it never was
 * @param lastDone the day on which it was last bought or rated; -1 when it never was
 */
public record Touch(
    int item, float pairLog, float profileLog, long newestMillis, EventType newestType, int firstDone, int lastDone) {

  /** One event. */
  public static Touch of(int item, float pairLog, float profileLog, long millis, EventType type) {
    int day = (int) TimeUnit.MILLISECONDS.toDays(millis);
    return isDone(type)
        ? new Touch(item, pairLog, profileLog, millis, type, day, day)
        : new Touch(item, pairLog, profileLog, millis, type, Integer.MAX_VALUE, -1);
  }

  private static boolean isDone(EventType type) {
    return switch (type) {
      case PURCHASE, RATING -> true;
      case IMPRESSION, CLICK, VIEW, ADD_TO_CART -> false;
    };
  }

  /** Both taken together, in any order and any number of times with the same result: events may be delivered twice. */
  public Touch and(Touch other) {
    boolean newer = other.newestMillis > newestMillis
        || (other.newestMillis == newestMillis && other.newestType.compareTo(newestType) > 0);
    return new Touch(item, Math.max(pairLog, other.pairLog), Math.max(profileLog, other.profileLog),
        newer ? other.newestMillis : newestMillis, newer ? other.newestType : newestType,
        Math.min(firstDone, other.firstDone), Math.max(lastDone, other.lastDone));
  }

  /** Whether the item was ever bought or rated. */
  public boolean done() {
    return lastDone >= 0;
  }

  /** Whether it was bought or rated on more than one day. */
  public boolean doneAgain() {
    return lastDone > firstDone;
  }

  /** Whether looking at it, or taking it into the cart, was the last thing that happened. */
  public boolean considered() {
    return !isDone(newestType);
  }
}
