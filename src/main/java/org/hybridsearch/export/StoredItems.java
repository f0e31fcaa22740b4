package org.hybridsearch.export;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.model.Item;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * The items of a catalogue in the order of their ids: none twice, and none left out that is there all the while. What is imported
 * meanwhile may be among them. Safe for use by many threads.
 */
final class StoredItems {

  private final SearchEngine engine;
  private final String alias;
  private final int pageSize;
  private final Duration timeout;

  StoredItems(SearchEngine engine, String alias, int pageSize, Duration timeout) {
    this.engine = engine;
    this.alias = alias;
    this.pageSize = pageSize;
    this.timeout = timeout;
  }

  /** @param loadedAt when the whole of it was last written */
  record Stored(Item item, Instant loadedAt) {}

  /** Takes one thing after the other; what it throws ends the reading. */
  @FunctionalInterface
  interface Taker<T> {
    void take(T each) throws IOException;
  }

  /** @throws org.hybridsearch.opensearch.EngineException when the engine fails */
  void each(Taker<Stored> taker) throws IOException {
    String after = "";
    boolean more = true;
    while (more) {
      JsonNode hits = page(after);
      for (JsonNode hit : hits) {
        JsonNode source = hit.path("_source");
        Stored stored = new Stored(
            ItemReader.read(source), Instant.ofEpochMilli(source.path(Fields.LOADED_AT).asLong(0)));
        taker.take(stored);
        after = stored.item().id();
      }
      more = hits.size() == pageSize;
    }
  }

  private JsonNode page(String after) {
    List<Json.Member> body = new ArrayList<>(List.of(
        member("size", pageSize),
        member("track_total_hits", false),
        member("_source", object(member("excludes", Json.strings(List.of(Fields.EMBEDDING, Fields.PATCHED))))),
        member("sort", Json.array(object(member(Fields.ID, "asc"))))));
    if (!after.isEmpty()) {
      body.add(member("search_after", Json.strings(List.of(after))));
    }
    return engine.send(EngineRequest.of("POST", "/" + alias + "/_search", Map.of("allow_partial_search_results", "false"),
        object(body)), timeout, Trees::read).at("/hits/hits");
  }
}
