package org.hybridsearch.behaviour.delivery.outgoing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * What was refused for good, a letter an event: why, and which stored event it is. The event itself stays where it is stored, so a
 * letter names neither the shopper nor the item, and where the shopper is forgotten it is of nothing. Safe for use by many threads.
 */
public final class DeadLetters {

  private static final String STATE = "state";
  private static final String DEAD = "dead";
  private static final String WANTED = "wanted";
  private static final int LONGEST_REASON = 300;

  private final SearchEngine engine;
  private final String alias;
  private final Clock clock;
  private final Duration timeout;

  public DeadLetters(SearchEngine engine, String alias, Clock clock, Duration timeout) {
    this.engine = engine;
    this.alias = alias;
    this.clock = clock;
    this.timeout = timeout;
  }

  /**
   * Puts an event aside, durably. Again does no harm: the newer reason counts.
   *
   * @param reason the refuser's words; ids in them are taken out
   */
  public void add(OutgoingEvent event, String code, String reason) {
    send("PUT", "/_doc/" + event.id(), Map.of("require_alias", "true"), Json.object(
        Json.member("event", event.id()), Json.member("action_name", event.type().name().toLowerCase(Locale.ROOT)),
        Json.member("code", code), Json.member("reason", cleared(reason, event)),
        Json.member("at", clock.instant().toEpochMilli()), Json.member(STATE, DEAD)));
  }

  /** Without what is quoted, and without any id of the event. */
  static String cleared(String reason, OutgoingEvent event) {
    String cleared = reason.replaceAll("'[^']*'|\"[^\"]*\"", "…");
    for (String id : List.of(event.userId(), event.sessionId(), event.session(), event.eventId(), event.itemId())) {
      cleared = id.isEmpty() ? cleared : cleared.replace(id, "…");
    }
    return cleared.length() > LONGEST_REASON ? cleared.substring(0, LONGEST_REASON) : cleared;
  }

  /** Asks for everything that is put aside to be delivered again, and tells how many letters that are. */
  public long replay() {
    refresh();
    Json wanted = Json.object(Json.member("lang", "painless"), Json.member("source", "ctx._source.state = params.state"),
        Json.member("params", Json.object(Json.member(STATE, WANTED))));
    return send("POST", "/_update_by_query", Map.of("conflicts", "proceed", "refresh", "true"),
        Json.object(Json.member("query", in(DEAD)), Json.member("script", wanted))).path("updated").asLong();
  }

  /** The ids of events that are to be delivered again, the oldest letters first. */
  public List<String> wanted(int most) {
    Json oldest = Json.array(Json.object(Json.member("at", "asc")));
    JsonNode hits = send("POST", "/_search", Map.of(), Json.object(Json.member("size", most), Json.member("query", in(WANTED)),
        Json.member("sort", oldest), Json.member("_source", false))).at("/hits/hits");
    return StreamSupport.stream(hits.spliterator(), false).map(hit -> hit.path("_id").asText()).toList();
  }

  /** Drops the letters of events that were delivered, or are gone. */
  public void drop(List<String> ids) {
    if (!ids.isEmpty()) {
      Json named = Json.object(Json.member("ids", Json.object(Json.member("values", Json.strings(ids)))));
      send("POST", "/_delete_by_query", Map.of("conflicts", "proceed", "refresh", "true"), Json.object(Json.member("query", named)));
    }
  }

  /** Lets {@link #wanted} see what was put aside until now. */
  public void refresh() {
    engine.send(EngineRequest.of("POST", "/" + alias + "/_refresh", Map.of()), timeout, Trees::read);
  }

  /** How many letters there are, by state. */
  public Map<String, Long> count() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String state : List.of(DEAD, WANTED)) {
      counts.put(state, send("POST", "/_count", Map.of(), Json.object(Json.member("query", in(state)))).path("count").asLong());
    }
    return counts;
  }

  private static Json in(String state) {
    return Json.object(Json.member("term", Json.object(Json.member(STATE, state))));
  }

  private JsonNode send(String method, String what, Map<String, String> parameters, Json body) {
    return engine.send(EngineRequest.of(method, "/" + alias + what, parameters, body), timeout, Trees::read);
  }
}
