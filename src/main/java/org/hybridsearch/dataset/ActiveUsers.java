package org.hybridsearch.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.behaviour.follow.NumberedLog;
import org.hybridsearch.behaviour.follow.Shard;
import org.hybridsearch.export.DatasetRecords;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.jboss.logging.Logger;

/**
 * Who did something, in the order it was stored: who agreed to personalization, no bot, nobody who was forgotten since. Safe for use
 * by many threads.
 */
final class ActiveUsers {

  private static final Logger LOG = Logger.getLogger(ActiveUsers.class);
  private static final String ATTRIBUTES = "event_attributes";

  private final NumberedLog log;
  private final Shoppers shoppers;

  ActiveUsers(SearchEngine engine, String alias, Shoppers shoppers, Duration timeout) {
    Json learnable = Json.object(Json.member("term", Json.object(Json.member(ATTRIBUTES + ".learn", true))));
    this.log = new NumberedLog(engine, alias, new NumberedLog.Wanted(List.of(learnable),
        List.of("timestamp", ATTRIBUTES + ".user_id", ATTRIBUTES + ".session_id", ATTRIBUTES + ".received_at")), timeout);
    this.shoppers = shoppers;
  }

  /** Somebody. @param id of a user, or of a session nobody logged in from; @param seen when they did it, as it was told or earlier */
  record Active(String id, boolean signedIn, Instant seen) {

    /** The one of the two that was seen last. */
    Active later(Active other) {
      return other.seen.isAfter(seen) ? other : this;
    }

    /** Hides the id. */
    @Override
    public String toString() {
      return "Active[signedIn=" + signedIn + "]";
    }
  }

  /** Those of one shard, somebody as often as they did something. @param upTo everybody up to this number is among them */
  record Page(List<Active> users, long upTo) {}

  /** Where each shard with news ends now: see {@link NumberedLog#ends}. */
  Map<Shard, Long> ends(Map<Shard, Long> positions) {
    return log.ends(positions);
  }

  /** The first ones of a shard behind a position. */
  Page page(Shard shard, long after, long end, int size) {
    NumberedLog.Page page = log.page(shard, after, end, size);
    return new Page(page.documents().stream().flatMap(each -> read(each.source()).stream()).toList(), page.upTo());
  }

  /** Whether somebody was forgotten after they were seen, as far as it is known by now. */
  boolean forgotten(Active user) {
    return forgotten(user, user.seen());
  }

  /** Whether somebody was forgotten after a moment. */
  boolean forgotten(Active user, Instant at) {
    return user.signedIn() ? shoppers.forgotten(user.id(), "", at) : shoppers.forgotten("", user.id(), at);
  }

  /** One that somebody else wrote, in a way this service does not, must not hold up the others for good. */
  private Optional<Active> read(JsonNode source) {
    try {
      return active(source);
    } catch (DateTimeException e) {
      LOG.warn("A stored event has no time that can be read, and whoever did it is not sent for it");
      return Optional.empty();
    }
  }

  private Optional<Active> active(JsonNode source) {
    JsonNode own = source.path(ATTRIBUTES);
    String userId = own.path("user_id").asText("");
    String sessionId = own.path("session_id").asText("");
    Instant told = Instant.parse(source.path("timestamp").asText());
    Instant received = Instant.parse(own.path("received_at").asText());
    Instant seen = received.isBefore(told) ? received : told;
    if (userId.isEmpty() && sessionId.isEmpty() || shoppers.forgotten(userId, sessionId, seen)) {
      return Optional.empty();
    }
    String key = userId.isEmpty() ? shoppers.owner(Shopper.ofSession(sessionId)) : userId;
    Optional<String> session = Shopper.sessionOf(key);
    return Optional.of(new Active(session.orElse(key), session.isEmpty(), seen)).filter(user -> DatasetRecords.importable(user.id()));
  }
}
