package org.hybridsearch.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * Hands out every kept interaction exactly once, in the order the engine kept it: all there are at first, then what is new at each
 * call. The engine numbers writes, and its checkpoint says up to which number there is no gap, so nothing that arrives out of
 * order is missed and nothing comes twice. Safe for use by many threads, which take turns.
 */
public final class InteractionLog {

  private static final int PAGE = 10_000;

  private final SearchEngine engine;
  private final IndexAdmin admin;
  private final String alias;
  private final Duration timeout;
  private final Map<Integer, Long> handedOut = new TreeMap<>();

  /** Reads a market's interactions through their alias; {@code timeout} is that of one request. */
  public InteractionLog(SearchEngine engine, IndexAdmin admin, String alias, Duration timeout) {
    this.engine = engine;
    this.admin = admin;
    this.alias = alias;
    this.timeout = timeout;
  }

  /**
   * Hands out what is new since the last call: everything at the first. Cheap when nothing is.
   *
   * @param consumer gets pages of at most 10,000; when it throws, the next call begins with the page it threw at
   * @return how many were handed out
   * @throws org.hybridsearch.opensearch.EngineException when the engine does not answer; the next call goes on from there
   */
  public synchronized long poll(Consumer<List<Interaction>> consumer) {
    Map<Integer, Long> reached = admin.checkpoints(alias);
    if (reached.entrySet().stream().allMatch(shard -> shard.getValue() <= last(shard.getKey()))) {
      return 0;
    }
    // What the checkpoint covers is written; a refresh after it makes that visible.
    admin.refresh(alias);
    long count = 0;
    for (Map.Entry<Integer, Long> shard : reached.entrySet()) {
      count += shard(shard.getKey(), shard.getValue(), consumer);
    }
    return count;
  }

  private long last(int shard) {
    return handedOut.getOrDefault(shard, -1L);
  }

  private long shard(int shard, long to, Consumer<List<Interaction>> consumer) {
    long count = 0;
    while (last(shard) < to) {
      JsonNode hits = page(shard, last(shard), to);
      List<Interaction> page = new ArrayList<>(hits.size());
      hits.forEach(hit -> page.add(InteractionDocument.read(hit.path("_source"))));
      if (!page.isEmpty()) {
        consumer.accept(page);
      }
      count += page.size();
      handedOut.put(shard, hits.size() < PAGE ? to : hits.get(hits.size() - 1).path("sort").path(0).asLong());
    }
    return count;
  }

  private JsonNode page(int shard, long after, long to) {
    Json range = object("range", object("_seq_no", Json.object(Json.member("gt", after), Json.member("lte", to))));
    Json body = Json.object(
        Json.member("size", (long) PAGE),
        Json.member("query", object("bool", object("filter", range))),
        Json.member("sort", Json.array(object("_seq_no", Json.string("asc")))),
        Json.member("track_total_hits", false));
    EngineRequest request = EngineRequest.of("POST", "/" + alias + "/_search",
        Map.of("preference", "_shards:" + shard, "filter_path", "hits.hits._source,hits.hits.sort"), body);
    return engine.send(request, timeout, Trees::read).path("hits").path("hits");
  }

  private static Json object(String name, Json value) {
    return Json.object(new Member(name, value));
  }
}
