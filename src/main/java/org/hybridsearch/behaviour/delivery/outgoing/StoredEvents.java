package org.hybridsearch.behaviour.delivery.outgoing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.follow.NumberedLog;
import org.hybridsearch.behaviour.follow.Shard;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.jboss.logging.Logger;

/**
 * The stored events that are to be delivered: of a wanted type and an item, of nobody who did not agree to it, and of no bot.
 * Safe for use by many threads.
 */
public final class StoredEvents {

  private static final Logger LOG = Logger.getLogger(StoredEvents.class);
  private static final String ATTRIBUTES = "event_attributes";

  private final NumberedLog log;

  /** @param since only what was received from then on */
  public StoredEvents(SearchEngine engine, String alias, LikedTypes liked, Optional<Instant> since, Duration timeout) {
    List<Json> only = new ArrayList<>(List.of(
        Json.object(Json.member("term", Json.object(Json.member(ATTRIBUTES + ".learn", true)))),
        Json.object(Json.member("exists", Json.object(Json.member("field", ATTRIBUTES + ".object.object_id")))),
        Json.object(Json.member("terms", Json.object(Json.member("action_name",
            Json.strings(liked.stored())))))));
    since.ifPresent(start -> only.add(Json.object(Json.member("range", Json.object(Json.member(ATTRIBUTES + ".received_at",
        Json.object(Json.member("gte", start.toString()))))))));
    this.log = new NumberedLog(engine, alias,
        new NumberedLog.Wanted(only, List.of("action_name", "timestamp", "query_id", ATTRIBUTES)), timeout);
  }

  /** An event with the number of its write. */
  public record Numbered(long number, OutgoingEvent event) {}

  /** Events of one shard in the order of their numbers; everything up to {@code upTo} is among them or not wanted. */
  public record Page(Shard shard, List<Numbered> events, long upTo, boolean more) {
    public Page {
      events = List.copyOf(events);
    }
  }

  /** Where each shard with news ends now: see {@link NumberedLog#ends}. */
  public Map<Shard, Long> ends(Map<Shard, Long> positions) {
    return log.ends(positions);
  }

  /** The first events of a shard behind a position. */
  public Page page(Shard shard, long after, long end, int size) {
    NumberedLog.Page page = log.page(shard, after, end, size);
    return new Page(shard, page.documents().stream().flatMap(each -> read(each).stream()).toList(), page.upTo(), page.more());
  }

  /** Events by the engine's ids; those that are gone are left out. */
  public List<OutgoingEvent> find(List<String> ids) {
    return ids.isEmpty() ? List.of() : log.find(ids).stream().flatMap(each -> read(each).stream()).map(Numbered::event).toList();
  }

  /** One that somebody else wrote, in a way this service does not, must not hold up the others for good. */
  private static Optional<Numbered> read(NumberedLog.Numbered document) {
    try {
      return Optional.of(written(document));
    } catch (DateTimeException e) {
      LOG.warn("A stored event has no time that can be read, and is not delivered");
      return Optional.empty();
    }
  }

  private static Numbered written(NumberedLog.Numbered document) {
    JsonNode source = document.source();
    JsonNode own = source.path(ATTRIBUTES);
    List<String> impression = new ArrayList<>();
    own.path("impression").forEach(id -> impression.add(id.asText()));
    return new Numbered(document.number(), new OutgoingEvent(document.id(), own.path("event_id").asText(),
        EventType.valueOf(source.path("action_name").asText().toUpperCase(Locale.ROOT)), own.at("/object/object_id").asText(),
        Instant.parse(source.path("timestamp").asText()), Instant.parse(own.path("received_at").asText()),
        own.path("user_id").asText(""), own.path("user_key").asText(""), own.path("session_id").asText(""),
        own.has("value") ? OptionalDouble.of(own.path("value").asDouble()) : OptionalDouble.empty(),
        source.path("query_id").asText(""), impression, ""));
  }
}
