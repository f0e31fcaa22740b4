package org.hybridsearch.personalize.local.history;

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
 */
public record Touch(int item, float pairLog, float profileLog, long newestMillis, EventType newestType) {

  /** Both taken together, in any order and any number of times with the same result: events may be delivered twice. */
  public Touch and(Touch other) {
    boolean newer = other.newestMillis > newestMillis
        || (other.newestMillis == newestMillis && other.newestType.compareTo(newestType) > 0);
    return new Touch(item, Math.max(pairLog, other.pairLog), Math.max(profileLog, other.profileLog),
        newer ? other.newestMillis : newestMillis, newer ? other.newestType : newestType);
  }
}
