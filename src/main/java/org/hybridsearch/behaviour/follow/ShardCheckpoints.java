package org.hybridsearch.behaviour.follow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** How far each shard of an index has got. Safe for use by many threads. */
final class ShardCheckpoints {

  private static final Map<String, String> WANTED = Map.of("level", "shards", "filter_path",
      "indices.*.uuid,indices.*.shards.*.seq_no.global_checkpoint,indices.*.shards.*.routing.primary");

  private final SearchEngine engine;
  private final Duration timeout;

  ShardCheckpoints(SearchEngine engine, Duration timeout) {
    this.engine = engine;
    this.timeout = timeout;
  }

  /**
   * The global checkpoint of each shard behind an alias: every write up to this number is done on all copies that count, and no
   * later event takes it back or gives its number to another write. A shard that is away is left out.
   */
  Map<Shard, Long> read(String alias) {
    JsonNode answer = engine.send(EngineRequest.of("GET", "/" + alias + "/_stats/docs", WANTED), timeout, Trees::read);
    Map<Shard, Long> checkpoints = new HashMap<>();
    answer.path("indices").properties().forEach(index -> index.getValue().path("shards").properties().forEach(shard -> {
      for (JsonNode copy : shard.getValue()) {
        if (copy.path("routing").path("primary").asBoolean()) {
          String uuid = index.getValue().path("uuid").asText();
          checkpoints.put(new Shard(index.getKey(), uuid, Integer.parseInt(shard.getKey())),
              copy.path("seq_no").path("global_checkpoint").asLong(-1));
        }
      }
    }));
    return checkpoints;
  }

  /** Makes every write that is done visible to searches; fails unless all copies took part. */
  void refresh(String index) {
    JsonNode answer = engine.send(EngineRequest.of("POST", "/" + index + "/_refresh", Map.of()), timeout, Trees::read);
    if (answer.path("_shards").path("failed").asInt() > 0) {
      throw new EngineException.Unreachable("A shard could not be refreshed", new IOException("partial refresh"));
    }
  }
}
