package org.hybridsearch.behaviour.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.Joining;
import org.hybridsearch.behaviour.follow.SequencedLog;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * The stored events that may be learned from, as this replica has read them: no bot's, and none of who agreed to measurement
 * alone. Safe for use by many threads, which wait for each other.
 */
public final class EventLog {

  private static final Json FIELDS = Json.array(
      field(EventDocument.ACTION), field(EventDocument.OBJECT_ID), field(EventDocument.USER_ID),
      field(EventDocument.SESSION_ID), field(EventDocument.VALUE),
      time(EventDocument.TIMESTAMP), time(EventDocument.RECEIVED_AT));
  private static final Json LEARNABLE =
      Json.object(Json.member("term", Json.object(Json.member(EventDocument.LEARN, true))));

  private final SequencedLog<Entry> log;

  /** The log behind an alias; nothing of it counts as read. */
  public EventLog(SearchEngine engine, String alias, int pageSize, Duration timeout) {
    this.log = new SequencedLog<>(
        engine, alias, new SequencedLog.Reading<>(FIELDS, List.of(LEARNABLE), EventPage::read), pageSize, timeout);
  }

  /**
   * What is to be learned from an event.
   *
   * @param userId empty for an anonymous session
   * @param sessionId empty when only the user is known
   * @param interaction of the user or else of the session; absent when the event is of no single item
   * @param sentAt when it happened, by the clock of the device
   * @param receivedAt when it came here
   */
  public record Entry(
      String userId, String sessionId, Optional<Interaction> interaction, Instant sentAt, Instant receivedAt) {

    /** What the event says of a session that turned out to be a user's. */
    public Optional<Joining> joining() {
      return userId.isEmpty() || sessionId.isEmpty() ? Optional.empty() : Optional.of(new Joining(Shopper.ofSession(sessionId), userId));
    }
  }

  /** Hands over everything that is stored, as {@link SequencedLog#readAll} does. */
  public void readAll(Consumer<List<Entry>> consumer) {
    log.readAll(consumer);
  }

  /** Hands over what was stored since the last call, as {@link SequencedLog#poll} does. */
  public void poll(Consumer<List<Entry>> consumer) {
    log.poll(consumer);
  }

  /** What is stored of some users and sessions: at most 10,000 of the newest. */
  public List<Entry> of(Collection<String> userIds, Collection<String> sessionIds) {
    Json either = Json.array(terms(EventDocument.USER_ID, userIds), terms(EventDocument.SESSION_ID, sessionIds));
    return log.find(Json.object(Json.member("bool", Json.object(Json.member("should", either)))), EventDocument.TIMESTAMP);
  }

  private static Json terms(String field, Collection<String> values) {
    return Json.object(Json.member("terms", Json.object(Json.member(field, Json.strings(values)))));
  }

  private static Json field(String name) {
    return Json.object(Json.member("field", name));
  }

  private static Json time(String name) {
    return Json.object(Json.member("field", name), Json.member("format", "epoch_millis"));
  }
}
