package org.hybridsearch.behaviour.event;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.follow.FieldsPage;
import org.hybridsearch.model.Shopper;

/**
 * Reads events out of the answer to a search, from doc values, as a stream. What this version does not understand, for example a
 * type that a later one brought, is left out.
 */
final class EventPage {

  private static final Map<String, EventType> TYPES = Stream.of(EventType.values())
      .collect(Collectors.toUnmodifiableMap(type -> type.name().toLowerCase(Locale.ROOT), Function.identity()));

  private EventPage() {}

  static List<EventLog.Entry> read(JsonParser in) throws IOException {
    List<EventLog.Entry> page = new ArrayList<>();
    FieldsPage.read(in, fields -> entry(fields).ifPresent(page::add));
    return page;
  }

  private static Optional<EventLog.Entry> entry(Map<String, String> fields) {
    String userId = fields.getOrDefault(EventDocument.USER_ID, "");
    String sessionId = fields.getOrDefault(EventDocument.SESSION_ID, "");
    String sentAt = fields.get(EventDocument.TIMESTAMP);
    String receivedAt = fields.get(EventDocument.RECEIVED_AT);
    if (userId.isEmpty() && sessionId.isEmpty() || sentAt == null || receivedAt == null) {
      return Optional.empty();
    }
    Instant at = Instant.ofEpochMilli(Long.parseLong(sentAt));
    return Optional.of(new EventLog.Entry(userId, sessionId,
        interaction(userId.isEmpty() ? Shopper.ofSession(sessionId) : userId, at, fields), at, Instant.ofEpochMilli(Long.parseLong(receivedAt))));
  }

  private static Optional<Interaction> interaction(String shopperId, Instant at, Map<String, String> fields) {
    EventType type = TYPES.get(fields.getOrDefault(EventDocument.ACTION, ""));
    String itemId = fields.get(EventDocument.OBJECT_ID);
    String value = fields.get(EventDocument.VALUE);
    return type == null || itemId == null ? Optional.empty() : Optional.of(new Interaction(shopperId, itemId, type, at,
        value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value))));
  }
}
