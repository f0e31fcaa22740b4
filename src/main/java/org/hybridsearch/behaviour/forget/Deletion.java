package org.hybridsearch.behaviour.forget;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** Deletes what a shopper did until they were forgotten. Doing it again does no harm. Thread-safe. */
final class Deletion {

  private static final int MOST_SESSIONS = 10_000;
  private static final int PAGE = 5_000;
  /** A market that has no index has nothing to forget, and must not keep others from forgetting. */
  private static final Map<String, String> LENIENT = Map.of("ignore_unavailable", "true");
  private static final String EVENT = "event_attributes";
  private static final String SEARCH = "query_attributes";

  private final SearchEngine engine;
  private final Places places;
  private final ShopperKeys keys;
  private final Duration timeout;

  Deletion(SearchEngine engine, Places places, ShopperKeys keys, Duration timeout) {
    this.engine = engine;
    this.places = places;
    this.keys = keys;
    this.timeout = timeout;
  }

  /** The sessions that turned out to be a user's, by the events and the searches that say so. */
  Set<String> sessionsOf(String userId) {
    Set<String> sessions = new HashSet<>(sessions(places.events(), EVENT, userId));
    sessions.addAll(sessions(places.searches(), SEARCH, userId));
    return sessions;
  }

  private Set<String> sessions(String alias, String attributes, String userId) {
    refresh(alias);
    Json body = Json.object(Json.member("size", 0), Json.member("query", term(attributes + ".user_key", keys.of(userId))),
        Json.member("aggs", Json.object(Json.member("sessions", Json.object(Json.member("terms", Json.object(
            Json.member("field", attributes + ".session_id"), Json.member("size", MOST_SESSIONS))))))));
    Set<String> sessions = new HashSet<>();
    send(alias, "_search", LENIENT, body).at("/aggregations/sessions/buckets")
        .forEach(bucket -> sessions.add(bucket.path("key").asText()));
    return sessions;
  }

  long events(Tombstone tombstone) {
    return delete(places.events(), all(who(EVENT, tombstone),
        any(until("timestamp", tombstone), until(EVENT + ".received_at", tombstone))));
  }

  long searches(Tombstone tombstone) {
    return delete(places.searches(), all(who(SEARCH, tombstone), until("timestamp", tombstone)));
  }

  /** @param userId empty where a session was named alone: uploads are of users */
  long interactions(Tombstone tombstone, String userId) {
    return userId.isEmpty() ? 0 : delete(places.interactions(), all(term("userId", userId),
        any(untilMillis("sentAt", tombstone), untilMillis("receivedAt", tombstone))));
  }

  /** Whether an event or an interaction is there that the tombstone names. */
  boolean anything(Tombstone tombstone, String userId) {
    return count(places.events(), who(EVENT, tombstone)) > 0
        || !userId.isEmpty() && count(places.interactions(), term("userId", userId)) > 0;
  }

  private long count(String alias, Json query) {
    refresh(alias);
    return send(alias, "_count", LENIENT, Json.object(Json.member("query", query))).path("count").asLong();
  }

  /**
   * Whom of the users that have interactions the tombstone names, else empty: for when the plain id is known no more.
   *
   * @param since when the interactions came that are looked at
   */
  String named(Tombstone tombstone, Instant since) {
    Json came = Json.object(Json.member("range",
        Json.object(Json.member("receivedAt", Json.object(Json.member("gte", since.toEpochMilli()))))));
    List<Json.Member> after = new ArrayList<>();
    for (boolean more = !tombstone.userKey().isEmpty(); more;) {
      List<Json.Member> composite = new ArrayList<>(after);
      composite.add(Json.member("size", PAGE));
      composite.add(Json.member("sources", Json.array(Json.object(Json.member("user", Json.object(Json.member("terms",
          Json.object(Json.member("field", "userId")))))))));
      JsonNode answer = send(places.interactions(), "_search", LENIENT, Json.object(Json.member("size", 0),
          Json.member("query", came), Json.member("aggs", Json.object(Json.member("users", Json.object(Json.member("composite", Json.object(composite)))))))
      ).at("/aggregations/users");
      for (JsonNode bucket : answer.path("buckets")) {
        String id = bucket.at("/key/user").asText();
        if (tombstone.userKey().equals(keys.of(id))) {
          return id;
        }
      }
      after = List.of(Json.member("after", Trees.json(answer.path("after_key"))));
      more = !answer.path("after_key").isMissingNode();
    }
    return "";
  }

  private long delete(String alias, Json query) {
    refresh(alias);
    return send(alias, "_delete_by_query", Map.of("conflicts", "proceed", "refresh", "true", "ignore_unavailable", "true"),
        Json.object(Json.member("query", query))).path("deleted").asLong();
  }

  private void refresh(String alias) {
    engine.send(EngineRequest.of("POST", "/" + alias + "/_refresh", LENIENT), timeout, AnswerReader.ignored());
  }

  private JsonNode send(String alias, String what, Map<String, String> parameters, Json body) {
    return engine.send(EngineRequest.of("POST", "/" + alias + "/" + what, parameters, body), timeout, Trees::read);
  }

  /** A user's own, and what was done in their sessions by nobody known; of a session that was named alone, all. */
  private static Json who(String attributes, Tombstone tombstone) {
    Json inSession = Json.object(Json.member("terms",
        Json.object(Json.member(attributes + ".session_key", Json.strings(tombstone.sessionKeys())))));
    if (tombstone.userKey().isEmpty()) {
      return inSession;
    }
    Json anybody = Json.object(Json.member("exists", Json.object(Json.member("field", attributes + ".user_key"))));
    Json byNobody = Json.object(Json.member("bool", Json.object(
        Json.member("filter", inSession), Json.member("must_not", anybody))));
    return any(term(attributes + ".user_key", tombstone.userKey()), byNobody);
  }

  private static Json until(String field, Tombstone tombstone) {
    return range(field, Json.string(tombstone.at().toString()));
  }

  private static Json untilMillis(String field, Tombstone tombstone) {
    return range(field, Json.integer(tombstone.at().toEpochMilli()));
  }

  private static Json range(String field, Json end) {
    return Json.object(Json.member("range", Json.object(Json.member(field, Json.object(Json.member("lte", end))))));
  }

  private static Json term(String field, String value) {
    return Json.object(Json.member("term", Json.object(Json.member(field, value))));
  }

  private static Json all(Json... conditions) {
    return Json.object(Json.member("bool", Json.object(Json.member("filter", Json.array(conditions)))));
  }

  private static Json any(Json... conditions) {
    return Json.object(Json.member("bool", Json.object(Json.member("should", Json.array(conditions)))));
  }
}
