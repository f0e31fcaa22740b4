package org.hybridsearch.behaviour.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.model.Market;

/**
 * One thing a visitor did, checked.
 *
 * @param eventId 1 to 256 characters; the same event has the same one, and no other has it
 * @param itemId absent only for an impression of several items
 * @param sentAt when it happened, to the millisecond
 * @param visitor has an id, and agreed at least to measurement
 * @param searchId the search that led to it
 * @param position of the item in that search's ranking, from 1
 * @param value the price paid or the rating given
 * @param impression the items that were shown
 * @param inferredFrom what tells that it was this search, where the event itself did not: the type of an earlier event in lower
 *     case, or {@code shown}
 * @param market whose catalogue the items are of
 */
public record ShopEvent(
    String eventId,
    EventType type,
    Optional<String> itemId,
    Instant sentAt,
    Visitor visitor,
    Optional<String> searchId,
    OptionalInt position,
    OptionalDouble value,
    List<String> impression,
    Optional<String> inferredFrom,
    Market market) {

  public ShopEvent {
    impression = List.copyOf(impression);
  }

  /** An event as it was sent, in the default market. */
  public ShopEvent(String eventId, EventType type, Optional<String> itemId, Instant sentAt, Visitor visitor,
      Optional<String> searchId, OptionalInt position, OptionalDouble value, List<String> impression) {
    this(eventId, type, itemId, sentAt, visitor, searchId, position, value, impression, Optional.empty(), Market.DEFAULT);
  }

  /** The same of another visitor. */
  ShopEvent by(Visitor other) {
    return new ShopEvent(
        eventId, type, itemId, sentAt, other, searchId, position, value, impression, inferredFrom, market);
  }

  /** The same in a market. */
  public ShopEvent in(Market other) {
    return new ShopEvent(
        eventId, type, itemId, sentAt, visitor, searchId, position, value, impression, inferredFrom, other);
  }

  /** The same, led to by a search that it did not name. */
  public ShopEvent tracedTo(String tracedSearchId, String from) {
    return new ShopEvent(eventId, type, itemId, sentAt, visitor, Optional.of(tracedSearchId), position, value, impression,
        Optional.of(from), market);
  }

  /** Hides the ids: neither a shopper's nor an item's may reach a log. */
  @Override
  public String toString() {
    return "ShopEvent[type=" + type + ", visitor=" + visitor + "]";
  }
}
