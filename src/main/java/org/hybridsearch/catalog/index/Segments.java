package org.hybridsearch.catalog.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** What writes have left in the segments of an index. Safe for use by many threads. */
public final class Segments {

  private final SearchEngine engine;
  private final Duration timeout;

  /** Gives each request at most {@code timeout}. */
  public Segments(SearchEngine engine, Duration timeout) {
    this.engine = engine;
    this.timeout = timeout;
  }

  /**
   * What is in the primary shards of an index.
   *
   * @param live documents, as they are
   * @param overwritten copies that are no longer valid, deleted documents included, and still take space and time
   * @param operations all that were ever written
   */
  public record Documents(long live, long overwritten, long operations) {

    /** Of all copies, 0 to 1. */
    public double overwrittenShare() {
      return overwritten / (double) Math.max(1, live + overwritten);
    }
  }

  /** Counts. */
  public Documents documents(String index) {
    JsonNode answer = engine.send(EngineRequest.of("GET", "/" + index + "/_stats/docs", Map.of("level", "shards",
        "filter_path", "_all.primaries.docs,indices.*.shards.*.seq_no.max_seq_no,indices.*.shards.*.routing.primary")),
        timeout, Trees::read);
    JsonNode counts = answer.path("_all").path("primaries").path("docs");
    long operations = 0;
    for (JsonNode shard : answer.path("indices").path(index).path("shards")) {
      for (JsonNode copy : shard) {
        operations += copy.path("routing").path("primary").asBoolean() ? copy.path("seq_no").path("max_seq_no").asLong() + 1 : 0;
      }
    }
    return new Documents(counts.path("count").asLong(), counts.path("deleted").asLong(), operations);
  }

  /** Starts to write those segments anew that hold overwritten copies; goes on in the engine after this returned. */
  public void expunge(String index) {
    // Copies are kept, for shards to be recovered from, until a commit holds what came after them.
    engine.send(EngineRequest.of("POST", "/" + index + "/_flush", Map.of()), timeout, AnswerReader.ignored());
    engine.send(EngineRequest.of("POST", "/" + index + "/_forcemerge",
        Map.of("only_expunge_deletes", "true", "wait_for_completion", "false")), timeout, AnswerReader.ignored());
  }
}
