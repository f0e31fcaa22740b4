package org.hybridsearch.catalog.replace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** Finds what was written to an index since a moment, by the numbers the engine gives each write: exact, and free of clocks. */
public final class ChangeScan {

  private static final int PAGE = 200;

  private final SearchEngine engine;
  private final Duration timeout;
  private final Json source;

  /** Gives each request at most {@code timeout}. */
  public ChangeScan(SearchEngine engine, Duration timeout) {
    this(engine, timeout, Json.bool(true));
  }

  /** The same, telling of each document these fields only: to leave the vectors out is what makes a scan cheap. */
  public ChangeScan(SearchEngine engine, Duration timeout, List<String> fields) {
    this(engine, timeout, Json.strings(fields));
  }

  private ChangeScan(SearchEngine engine, Duration timeout, Json source) {
    this.engine = engine;
    this.timeout = timeout;
    this.source = source;
  }

  /** A document with the engine's id. */
  public record Found(String documentId, ObjectNode source) {}

  /**
   * Hands out pages of documents, deleted items among them.
   *
   * @param since shard to the last number that is not wanted
   * @param allDeletions whether every deleted item is wanted, whenever it was deleted
   * @param consumer takes a page, and says whether it wants another
   */
  public void pages(String index, Map<Integer, Long> since, boolean allDeletions, Predicate<List<Found>> consumer) {
    since.forEach((shard, number) -> {
      Json changed = object("range", object("_seq_no", Json.object(Json.member("gt", number))));
      Json deleted = object("term", Json.object(Json.member(Fields.TOMBSTONE, true)));
      Json query = object("bool", object("should", allDeletions ? Json.array(changed, deleted) : Json.array(changed)));
      shard(index, shard, query, consumer);
    });
  }

  private void shard(String index, int shard, Json query, Predicate<List<Found>> consumer) {
    long after = -1;
    boolean more = true;
    JsonNode hits;
    do {
      hits = search(index, shard, query, after);
      if (!hits.isEmpty()) {
        more = consumer.test(read(hits));
        after = hits.get(hits.size() - 1).path("sort").path(0).asLong();
      }
    } while (more && hits.size() == PAGE);
  }

  private JsonNode search(String index, int shard, Json query, long after) {
    Json body = Json.object(
        Json.member("size", (long) PAGE),
        Json.member("_source", source),
        Json.member("query", query),
        Json.member("sort", Json.array(Json.object(Json.member("_seq_no", "asc")))),
        Json.member("search_after", Json.array(Json.integer(after))));
    EngineRequest request =
        EngineRequest.of("POST", "/" + index + "/_search",
            Map.of("preference", "_shards:" + shard, "allow_partial_search_results", "false"), body);
    return engine.send(request, timeout, Trees::read).path("hits").path("hits");
  }

  private static List<Found> read(JsonNode hits) {
    List<Found> page = new ArrayList<>(hits.size());
    hits.forEach(hit -> {
      if (hit.path("_source") instanceof ObjectNode source) {
        page.add(new Found(hit.path("_id").asText(), source));
      }
    });
    return page;
  }

  private static Json object(String name, Json value) {
    return Json.object(new Member(name, value));
  }
}
