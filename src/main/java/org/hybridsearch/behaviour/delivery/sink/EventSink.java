package org.hybridsearch.behaviour.delivery.sink;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** Takes events to whoever learns from them elsewhere. One call a batch, never repeated. Safe for use by many threads. */
@FunctionalInterface
public interface EventSink extends AutoCloseable {

  /** The most events of one call. */
  int MOST_EVENTS = 10;

  /**
   * Hands over a batch: all of it, or nothing.
   *
   * @throws SinkException of the kind that fits
   */
  void put(Batch batch);

  /** Ends; calls under way fail. */
  @Override
  default void close() {}

  /**
   * Events of one shopper in one session.
   *
   * @param userId empty for an anonymous session
   * @param sessionId never empty
   * @param events 1 to {@value #MOST_EVENTS}, in the order they came
   */
  record Batch(String userId, String sessionId, List<Entry> events) {
    public Batch {
      events = List.copyOf(events);
    }

    /** Hides the ids. */
    @Override
    public String toString() {
      return "Batch[events=" + events.size() + "]";
    }
  }

  /**
   * One event.
   *
   * @param eventId of which later ones count for nothing
   * @param impression the items shown, the event's own among them; empty where they are not known
   * @param recommendationId empty where it is not known
   */
  record Entry(String eventId, String type, String itemId, Instant sentAt, OptionalDouble value, List<String> impression,
      String recommendationId) {
    public Entry {
      impression = List.copyOf(impression);
    }
  }
}
