package org.hybridsearch.behaviour.erase;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * Whose turn it is to see to a group's jobs: a document names a replica and until when. It only saves others the work: two that
 * both believe it is theirs, as their clocks differ, do the same to the same names, and of two that write a batch one is refused.
 * Not thread-safe.
 */
final class Turn {

  private static final int CONFLICT = 409;

  private final SearchEngine engine;
  private final String index;
  private final String id;
  private final Settings settings;

  /** @param self names this replica like no other before or now; @param length after which another one may begin */
  record Settings(String self, Duration length, Duration timeout, Clock clock) {}

  Turn(SearchEngine engine, String index, String id, Settings settings) {
    this.engine = engine;
    this.index = index;
    this.id = id;
    this.settings = settings;
  }

  /** Takes the turn, or keeps it; whether it is this replica's. @throws EngineException when the engine does not answer */
  boolean take() {
    Instant now = settings.clock().instant();
    String body = "{\"docs\":[{\"_index\":\"" + index + "\",\"_id\":\"" + id + "\"}]}";
    JsonNode found = engine.send(EngineRequest.of("POST", "/_mget", Map.of(), Json.raw(body)), settings.timeout(), Trees::read)
        .path("docs").path(0);
    JsonNode source = found.path("_source");
    boolean others = !source.path("owner").asText("").equals(settings.self());
    return (!others || source.path("until").asLong() <= now.toEpochMilli()) && written(found, now);
  }

  private boolean written(JsonNode before, Instant now) {
    boolean first = !before.path("found").asBoolean();
    Map<String, String> only = new HashMap<>(Map.of("require_alias", "true"));
    if (!first) {
      only.put("if_seq_no", before.path("_seq_no").asText());
      only.put("if_primary_term", before.path("_primary_term").asText());
    }
    Json next = Json.object(Json.member(Documents.KIND, "turn"), Json.member("owner", settings.self()),
        Json.member("until", now.plus(settings.length()).toEpochMilli()));
    try {
      engine.send(EngineRequest.of("PUT", "/" + index + (first ? "/_create/" : "/_doc/") + id, only, next), settings.timeout(),
          Trees::read);
      return true;
    } catch (EngineException.Refused e) {
      if (e.status() == CONFLICT) {
        return false;
      }
      throw e;
    }
  }
}
