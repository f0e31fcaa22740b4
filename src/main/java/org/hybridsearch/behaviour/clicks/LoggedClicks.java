package org.hybridsearch.behaviour.clicks;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * The clicks that came after queries, out of the logs of events and searches, joined by the search id. Bots' clicks are left out, and
 * so are those after recommendations, corrected queries and ones that found nothing. Safe for use by many threads.
 */
public final class LoggedClicks {

  private static final int PAGE = 5_000;
  private static final List<String> RECOMMENDATIONS = List.of("recommended", "similar");

  private final SearchEngine engine;
  private final String events;
  private final String searches;
  private final Duration timeout;

  /**
   * @param events the alias of what shoppers did
   * @param searches the alias of what searches showed
   * @param timeout of each request
   */
  public LoggedClicks(SearchEngine engine, String events, String searches, Duration timeout) {
    this.engine = engine;
    this.events = events;
    this.searches = searches;
    this.timeout = timeout;
  }

  /** A click, before its query is known. */
  private record Click(String searchId, String visitor, String item) {}

  /**
   * Clicks since a moment, in no particular order, each visitor's on the same item after the same query once.
   *
   * @param most how many are read, the newest
   */
  Set<QueryClick> since(Instant start, int most) {
    Set<QueryClick> clicks = new HashSet<>();
    Map<String, String> known = new HashMap<>(); // one copy of each text
    Json after = array();
    for (int read = 0; read < most;) {
      int size = Math.min(PAGE, most - read);
      JsonNode hits = search(events, clicks(start, size, after));
      for (QueryClick click : joined(hits)) {
        clicks.add(new QueryClick(one(known, click.query()), one(known, click.visitor()), one(known, click.item())));
      }
      read = hits.size() < size ? most : read + size;
      after = hits.isEmpty() ? after : Trees.json(hits.get(hits.size() - 1).path("sort"));
    }
    return clicks;
  }

  private static String one(Map<String, String> known, String text) {
    String same = known.putIfAbsent(text, text);
    return same == null ? text : same;
  }

  private List<QueryClick> joined(JsonNode hits) {
    List<Click> page = new ArrayList<>();
    Set<String> searchIds = new LinkedHashSet<>();
    for (JsonNode hit : hits) {
      JsonNode fields = hit.path("fields");
      Click click = new Click(first(fields, "query_id"), first(fields, "client_id"), first(fields, "event_attributes.object.object_id"));
      page.add(click);
      searchIds.add(click.searchId());
    }
    Map<String, String> queries = searchIds.isEmpty() ? Map.of() : queries(searchIds);
    return page.stream().filter(click -> queries.containsKey(click.searchId()))
        .map(click -> new QueryClick(queries.get(click.searchId()), click.visitor(), click.item())).toList();
  }

  private Map<String, String> queries(Collection<String> searchIds) {
    Map<String, String> queries = new HashMap<>();
    search(searches, queriesOf(searchIds)).forEach(hit -> {
      String query = QueryText.normalized(first(hit.path("fields"), "user_query"));
      if (!query.isEmpty()) {
        queries.put(first(hit.path("fields"), "query_id"), query);
      }
    });
    return queries;
  }

  private JsonNode search(String alias, Json body) {
    return engine.send(EngineRequest.of("POST", "/" + alias + "/_search", Map.of("ignore_unavailable", "true",
        "allow_partial_search_results", "false", "filter_path", "hits.hits.fields,hits.hits.sort"), body), timeout, Trees::read).at("/hits/hits");
  }

  private static String first(JsonNode fields, String name) {
    return fields.path(name).path(0).asText();
  }

  private static Json clicks(Instant start, int size, Json after) {
    Json query = bool(
        List.of(term("action_name", Json.string("click")), exists("query_id"), exists("event_attributes.object.object_id"),
            object(member("range", object(member("timestamp", object(member("gte", start.toString()))))))),
        List.of(term("event_attributes.bot", Json.bool(true))));
    List<Member> members = new ArrayList<>(body(query, size, "query_id", "client_id", "event_attributes.object.object_id"));
    // Equal in all three is the same visitor's click on the same item once more: it may be lost between two pages.
    members.add(member("sort", array(order("timestamp", "desc"), order("query_id", "asc"),
        order("event_attributes.object.object_id", "asc"))));
    if (!after.toText().equals("[]")) {
      members.add(member("search_after", after));
    }
    return object(members);
  }

  /** One document of each search, whichever of its pages. */
  private static Json queriesOf(Collection<String> searchIds) {
    Json query = bool(
        List.of(object(member("terms", object(member("query_id", Json.strings(searchIds))))),
            object(member("range", object(member("query_attributes.total", object(member("gt", 0))))))),
        List.of(term("query_attributes.bot", Json.bool(true)),
            object(member("terms", object(member("query_attributes.kind", Json.strings(RECOMMENDATIONS)))))));
    List<Member> members = new ArrayList<>(body(query, searchIds.size(), "query_id", "user_query"));
    members.add(member("collapse", object(member("field", "query_id"))));
    return object(members);
  }

  private static List<Member> body(Json query, int size, String... fields) {
    return List.of(member("size", size), member("query", query), member("track_total_hits", false), member("_source", false),
        member("stored_fields", "_none_"), member("docvalue_fields", Json.strings(List.of(fields))));
  }

  private static Json bool(List<Json> filter, List<Json> not) {
    return object(member("bool", object(member("filter", array(filter)), member("must_not", array(not)))));
  }

  private static Json term(String field, Json value) {
    return object(member("term", object(member(field, value))));
  }

  private static Json exists(String field) {
    return object(member("exists", object(member("field", field))));
  }

  private static Json order(String field, String direction) {
    return object(member(field, object(member("order", direction))));
  }
}
