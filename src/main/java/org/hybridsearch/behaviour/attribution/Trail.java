package org.hybridsearch.behaviour.attribution;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** What the logs of events and searches hold of some visitors and items: a request each. Safe for use by many threads. */
public final class Trail {

  private static final String EVENT = "event_attributes.";
  private static final String PAGE = "query_attributes.";
  private static final String OBJECT_ID = EVENT + "object.object_id";
  private static final String SHOWN_IDS = "query_response_object_ids";
  private static final List<String> ACTS = List.of("click", "view", "add_to_cart");
  private static final int MOST_SESSIONS = 10_000;
  /** The newest. */
  private static final int MOST_EVENTS = 2_000;
  private static final int MOST_PAGES = 500;

  private final SearchEngine engine;
  private final String events;
  private final String searches;

  /**
   * @param events the alias of what shoppers did
   * @param searches the alias of what searches and recommendations showed
   */
  public Trail(SearchEngine engine, String events, String searches) {
    this.engine = engine;
    this.events = events;
    this.searches = searches;
  }

  /** The sessions that turned out to be users', by user. */
  Map<String, Set<String>> sessionsOf(Collection<String> users, Duration timeout) {
    if (users.isEmpty()) {
      return Map.of();
    }
    Json both = object(member("multi_terms", object(member("size", MOST_SESSIONS), member("terms", array(
        object(member("field", EVENT + "user_id")), object(member("field", EVENT + "session_id")))))));
    Json body = object(member("size", 0), member("track_total_hits", false),
        member("query", terms(EVENT + "user_id", users)), member("aggs", object(member("sessions", both))));
    Map<String, Set<String>> sessions = new HashMap<>();
    send(events, "aggregations.sessions.buckets.key", body, timeout).at("/aggregations/sessions/buckets").forEach(bucket ->
        sessions.computeIfAbsent(bucket.path("key").path(0).asText(), user -> new HashSet<>())
            .add(bucket.path("key").path(1).asText()));
    return sessions;
  }

  /** What was clicked, looked at or put into the cart after a search. */
  List<Sight> acts(Wanted wanted, Duration timeout) {
    Json query = filter(List.of(terms("action_name", ACTS), terms(OBJECT_ID, wanted.items()), within(wanted), by(EVENT, wanted),
        object(member("exists", object(member("field", "query_id"))))));
    List<Sight> sights = new ArrayList<>();
    search(events, body(query, MOST_EVENTS, "action_name", OBJECT_ID, EVENT + "user_id", EVENT + "session_id"), timeout)
        .forEach(fields -> sights.add(sight(fields, EVENT, first(fields, OBJECT_ID), first(fields, "action_name"))));
    return sights;
  }

  /** What searches and recommendations showed. */
  List<Sight> shown(Wanted wanted, Duration timeout) {
    Json query = filter(List.of(within(wanted), by(PAGE, wanted), terms(SHOWN_IDS, wanted.items())));
    List<Sight> sights = new ArrayList<>();
    search(searches, body(query, MOST_PAGES, SHOWN_IDS, PAGE + "user_id", PAGE + "session_id"), timeout).forEach(fields -> {
      for (JsonNode itemId : fields.path(SHOWN_IDS)) {
        if (wanted.items().contains(itemId.asText())) {
          sights.add(sight(fields, PAGE, itemId.asText(), Sight.SHOWN));
        }
      }
    });
    return sights;
  }

  private static Sight sight(JsonNode fields, String attributes, String itemId, String from) {
    return new Sight(first(fields, attributes + "user_id"), first(fields, attributes + "session_id"), itemId,
        first(fields, "query_id"), Instant.ofEpochMilli(Long.parseLong(first(fields, "timestamp"))), from);
  }

  private static String first(JsonNode fields, String name) {
    return fields.path(name).path(0).asText();
  }

  private List<JsonNode> search(String alias, Json body, Duration timeout) {
    List<JsonNode> fields = new ArrayList<>();
    send(alias, "hits.hits.fields", body, timeout).at("/hits/hits").forEach(hit -> fields.add(hit.path("fields")));
    return fields;
  }

  private JsonNode send(String alias, String wanted, Json body, Duration timeout) {
    return engine.send(EngineRequest.of("POST", "/" + alias + "/_search",
        Map.of("allow_partial_search_results", "false", "filter_path", wanted), body), timeout, Trees::read);
  }

  private static Json body(Json query, int size, String... fields) {
    List<Json> values = new ArrayList<>(List.of(object(member("field", "query_id")),
        object(member("field", "timestamp"), member("format", "epoch_millis"))));
    for (String field : fields) {
      values.add(object(member("field", field)));
    }
    return object(member("size", size), member("query", query), member("track_total_hits", false), member("_source", false),
        member("stored_fields", "_none_"), member("docvalue_fields", array(values)),
        member("sort", array(object(member("timestamp", "desc")), object(member("query_id", "desc")))));
  }

  private static Json within(Wanted wanted) {
    return object(member("range", object(member("timestamp", object(
        member("gte", wanted.from().toString()), member("lte", wanted.to().toString()))))));
  }

  private static Json by(String attributes, Wanted wanted) {
    return object(member("bool", object(member("should", array(
        terms(attributes + "user_id", wanted.users()), terms(attributes + "session_id", wanted.sessions()))))));
  }

  private static Json filter(List<Json> all) {
    return object(member("bool", object(member("filter", array(all)))));
  }

  private static Json terms(String field, Collection<String> values) {
    return object(member("terms", object(member(field, Json.strings(values)))));
  }
}
