package org.hybridsearch.behaviour.delivery.outgoing;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.hybridsearch.behaviour.EventType;

/**
 * A stored event that is to be delivered.
 *
 * @param id the engine's
 * @param eventId the storefront's, 1 to 256 characters
 * @param userId empty for an anonymous session
 * @param userKey the keyed hash of the user's id; empty with it
 * @param sessionId empty when only the user is known
 * @param value the price paid
 * @param searchId empty where none led to it
 * @param impression the items shown beside it; what the storefront claims, until {@link ShownItems} has looked
 * @param recommendationId of the ranking it came from; empty where it is not known
 */
public record OutgoingEvent(
    String id,
    String eventId,
    EventType type,
    String itemId,
    Instant sentAt,
    Instant receivedAt,
    String userId,
    String userKey,
    String sessionId,
    OptionalDouble value,
    String searchId,
    List<String> impression,
    String recommendationId) {

  public OutgoingEvent {
    impression = List.copyOf(impression);
  }

  /**
   * The id of the session. Who is known by their user id alone has one session that never ends, named by the keyed hash of the
   * id, so that it is the same on every replica and tells nobody who it is.
   */
  public String session() {
    return sessionId.isEmpty() ? "user-" + userKey : sessionId;
  }

  /** The same with what is known of its search. */
  OutgoingEvent shown(List<String> items, String recommendation) {
    return new OutgoingEvent(id, eventId, type, itemId, sentAt, receivedAt, userId, userKey, sessionId, value, searchId,
        items, recommendation);
  }

  /** Hides all ids: none may reach a log. */
  @Override
  public String toString() {
    return "OutgoingEvent[type=" + type + "]";
  }
}
