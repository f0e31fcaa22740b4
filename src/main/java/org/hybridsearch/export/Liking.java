package org.hybridsearch.export;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.hybridsearch.behaviour.EventType;

/**
 * That somebody liked an item.
 *
 * @param userId whose it is now: the user's where they logged in since; a session's own where they did not
 * @param signedIn whether that is a user
 * @param impression the items that were shown, this one among them; empty where it is not known
 * @param recommendationId by which Personalize knows the ranking again that they were shown in; empty where there is none
 */
record Liking(String userId, boolean signedIn, String itemId, EventType type, Instant sentAt, OptionalDouble value,
    List<String> impression, String recommendationId) {

  Liking {
    impression = List.copyOf(impression);
  }

  /** The same, shown among others. */
  Liking shown(List<String> items, String recommendation) {
    return new Liking(userId, signedIn, itemId, type, sentAt, value, items, recommendation);
  }

  /** Hides the ids: none may reach a log. */
  @Override
  public String toString() {
    return "Liking[type=" + type + "]";
  }
}
