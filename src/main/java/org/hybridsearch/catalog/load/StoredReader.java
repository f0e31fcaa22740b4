package org.hybridsearch.catalog.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** Reads documents by their ids, the last write included. Safe for use by many threads. */
public final class StoredReader {

  /** How much of a document is read. */
  public enum Extent {
    /** What decides whether a change applies and whether its text must be embedded. */
    BOOKKEEPING,
    /** All but the vector, which is by far the largest part. */
    ITEM,
    /** The id, the vector and what text it is of. */
    VECTOR,
    WHOLE
  }

  private final SearchEngine engine;
  private final Duration timeout;

  public StoredReader(SearchEngine engine, Duration timeout) {
    this.engine = engine;
    this.timeout = timeout;
  }

  /** A document to read, by the engine's id. */
  public record Wanted(String documentId, Extent extent) {}

  /** The documents, in the order they were asked for. {@code target} is an index or an alias of one. */
  public List<Stored> read(String target, List<Wanted> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<Json> documents = wanted.stream()
        .map(document -> Json.object(
            Json.member("_id", document.documentId()), Json.member("_source", filter(document.extent()))))
        .toList();
    EngineRequest request = EngineRequest.of(
        "POST", "/" + target + "/_mget", Map.of(), Json.object(Json.member("docs", Json.array(documents))));
    JsonNode answer = engine.send(request, timeout, Trees::read);
    List<Stored> stored = new ArrayList<>(wanted.size());
    answer.path("docs").forEach(document -> stored.add(Stored.read(document)));
    return stored;
  }

  private static Json filter(Extent extent) {
    return switch (extent) {
      case BOOKKEEPING -> Json.strings(List.of(Fields.VERSION, Fields.BASE, Fields.TEXT_HASH, Fields.TOMBSTONE));
      case ITEM -> Json.object(Json.member("excludes", Json.strings(List.of(Fields.EMBEDDING))));
      case VECTOR -> Json.strings(List.of(Fields.ID, Fields.EMBEDDING, Fields.TEXT_HASH));
      case WHOLE -> Json.bool(true);
    };
  }
}
