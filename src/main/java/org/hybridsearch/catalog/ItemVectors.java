package org.hybridsearch.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * Vectors of items at hand, in memory, for rankers that compare contents. Follows the index: each refresh reads what was written
 * since the last one. Safe for use by many threads.
 */
public final class ItemVectors {

  private static final int PAGE = 500;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  // Writes become visible to searches up to a refresh interval after their time was taken, on replicas with other clocks.
  private static final long OVERLAP_MILLIS = 60_000;

  private final SearchEngine engine;
  private final String alias;
  private final int most;
  private final ConcurrentHashMap<String, TextVector> vectors = new ConcurrentHashMap<>();
  private long newest;

  /**
   * @param most vectors kept at most, about 1.6 KB each at 384 dimensions; items beyond have none
   */
  public ItemVectors(SearchEngine engine, String alias, int most) {
    this.engine = engine;
    this.alias = alias;
    this.most = most;
  }

  /** The vector of an item, if it is at hand. */
  public Optional<TextVector> find(String itemId) {
    return Optional.ofNullable(vectors.get(itemId));
  }

  /** How many are at hand. */
  public int size() {
    return vectors.size();
  }

  /**
   * Reads what was written since the last time. One caller at a time reads.
   *
   * @throws org.hybridsearch.opensearch.EngineException when the engine does not answer; the next time goes on from there
   */
  public synchronized void refresh() {
    long since = newest - OVERLAP_MILLIS;
    JsonNode hits;
    Optional<Json> after = Optional.empty();
    do {
      hits = engine.send(page(since, after), TIMEOUT, Trees::read).path("hits").path("hits");
      hits.forEach(hit -> keep(hit.path("_source")));
      if (!hits.isEmpty()) {
        after = Optional.of(Trees.json(hits.get(hits.size() - 1).path("sort")));
      }
    } while (hits.size() == PAGE && vectors.size() < most);
  }

  private void keep(JsonNode source) {
    newest = Math.max(newest, source.path("loadedAt").asLong());
    JsonNode stored = source.path(Fields.EMBEDDING);
    if (stored.isEmpty() || vectors.size() >= most) {
      return;
    }
    float[] values = new float[stored.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored.get(i).floatValue();
    }
    vectors.put(source.path(Fields.ID).asText(), TextVector.of(values));
  }

  private EngineRequest page(long since, Optional<Json> after) {
    List<Member> members = new ArrayList<>(List.of(
        Json.member("size", PAGE),
        Json.member("_source", Json.strings(List.of(Fields.ID, Fields.EMBEDDING, "loadedAt"))),
        Json.member("query", object("range", object("loadedAt", object("gt", Json.integer(since))))),
        Json.member("sort", Json.array(object("loadedAt", Json.string("asc")), object("id", Json.string("asc"))))));
    after.ifPresent(values -> members.add(Json.member("search_after", values)));
    return EngineRequest.of("POST", "/" + alias + "/_search", Map.of(), Json.object(members));
  }

  private static Json object(String name, Json value) {
    return Json.object(new Member(name, value));
  }
}
