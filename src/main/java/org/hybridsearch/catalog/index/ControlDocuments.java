package org.hybridsearch.catalog.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * What the replicas of a market agree on, a document each in one small index. Every change is one script on one document, so it
 * happens entirely or not at all, in one order for all. Safe for use by many threads.
 */
public final class ControlDocuments {

  private final SearchEngine engine;
  private final String index;
  private final Duration timeout;

  public ControlDocuments(SearchEngine engine, IndexNames names, Duration timeout) {
    this.engine = engine;
    this.index = names.control();
    this.timeout = timeout;
  }

  /** The document as it is now; a missing node when there is none. */
  JsonNode read(String id) {
    EngineRequest request = EngineRequest.of("POST", "/_mget", Map.of(), Json.object(Json.member("docs",
        Json.array(Json.object(Json.member("_index", index), Json.member("_id", id))))));
    return engine.send(request, timeout, Trees::read).path("docs").path(0).path("_source");
  }

  /**
   * Runs a script on the document, which is empty the first time, and gives what it left.
   *
   * @param script a constant; what varies comes in {@code parameters}
   */
  JsonNode change(String id, String script, List<Json.Member> parameters) {
    Json body = Json.object(
        Json.member("scripted_upsert", true),
        Json.member("upsert", Json.object()),
        Json.member("_source", true),
        Json.member("script", Json.object(
            Json.member("lang", "painless"), Json.member("source", script), Json.member("params", Json.object(parameters)))));
    EngineRequest request = EngineRequest.of(
        "POST", "/" + index + "/_update/" + id, Map.of("retry_on_conflict", "20"), body);
    return engine.send(request, timeout, Trees::read).path("get").path("_source");
  }
}
