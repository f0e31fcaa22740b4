package org.hybridsearch.behaviour;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.hybridsearch.behaviour.ShardCheckpoints.Shard;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * The stored interactions as this replica has read them: all of them, and then each further one once, whoever wrote it. Safe for
 * use by many threads, which wait for each other.
 *
 * <p>Why none is lost and none comes twice: the engine numbers the writes of a shard, and the number of an interaction never
 * changes, since interactions are created and never updated. A look at the log first asks for each shard's global checkpoint c:
 * all writes up to c are done, so the refresh that follows shows them all, and nothing can be numbered c or less later on, not
 * even after a fail-over. It then hands over the numbers above the one it ended at last time, up to and including c, and ends at
 * c. Numbers above c may be visible already, with others below them still to come; they wait for the next look. No clock takes
 * part, neither that of a replica nor the engine's, and nothing is remembered but one number a shard.
 */
public final class InteractionLog {

  private static final Json FIELDS = Json.array(InteractionDocument.FIELDS.stream()
      .map(field -> field.equals(InteractionDocument.SENT_AT)
          ? Json.object(Json.member("field", field), Json.member("format", "epoch_millis"))
          : Json.object(Json.member("field", field)))
      .toList());

  private final SearchEngine engine;
  private final String alias;
  private final int pageSize;
  private final Duration timeout;
  private final ShardCheckpoints checkpoints;
  private final ReentrantLock looking = new ReentrantLock();
  /** The last number handed over, by shard; kept while a shard is away, so that it goes on where it was. */
  private final Map<Shard, Long> positions = new HashMap<>();

  /** The log behind an alias; nothing of it counts as read. */
  public InteractionLog(SearchEngine engine, String alias, BehaviourConfig config) {
    this.engine = engine;
    this.alias = alias;
    this.pageSize = config.pageSize();
    this.timeout = config.requestTimeout();
    this.checkpoints = new ShardCheckpoints(engine, timeout);
  }

  /**
   * Hands over everything that is stored, from the start, in no particular order; {@link #poll} goes on from there.
   *
   * @param consumer gets up to a page at a time; what it throws ends the reading, and the page counts as not handed over
   * @throws org.hybridsearch.opensearch.EngineException when the engine fails; what is missing comes with the next poll
   */
  public void readAll(Consumer<List<Interaction>> consumer) {
    looking.lock();
    try {
      positions.clear();
      poll(consumer);
    } finally {
      looking.unlock();
    }
  }

  /**
   * Hands over what was stored since the last call, in no particular order: all that was acknowledged before this call began.
   * Without news it is one small request. May be called as often as news are wanted.
   *
   * @param consumer gets up to a page at a time; what it throws ends the reading, and the page counts as not handed over
   * @throws org.hybridsearch.opensearch.EngineException when the engine fails; what is missing comes with the next poll
   */
  public void poll(Consumer<List<Interaction>> consumer) {
    looking.lock();
    try {
      Map<Shard, Long> news = checkpoints.read(alias);
      news.entrySet().removeIf(shard -> shard.getValue() <= position(shard.getKey()));
      // The engine refreshes by itself every second; this one makes sure that it happened after the checkpoints were read.
      news.keySet().stream().map(Shard::index).distinct().forEach(checkpoints::refresh);
      news.forEach((shard, checkpoint) -> handOver(shard, checkpoint, consumer));
    } finally {
      looking.unlock();
    }
  }

  private long position(Shard shard) {
    return positions.getOrDefault(shard, -1L);
  }

  private void handOver(Shard shard, long checkpoint, Consumer<List<Interaction>> consumer) {
    for (long after = position(shard); after < checkpoint; after = position(shard)) {
      // As many numbers as a page holds: no number has two documents, so nothing needs sorting.
      long last = Math.min(after + pageSize, checkpoint);
      List<Interaction> page = engine.send(request(shard, after, last), timeout, InteractionPage::read);
      if (!page.isEmpty()) {
        consumer.accept(page);
      }
      positions.put(shard, last);
    }
  }

  private EngineRequest request(Shard shard, long after, long last) {
    Json numbers = Json.object(Json.member("gt", after), Json.member("lte", last));
    Json body = Json.object(
        Json.member("size", (long) pageSize),
        Json.member("query", Json.object(Json.member("range", Json.object(Json.member("_seq_no", numbers))))),
        Json.member("sort", Json.strings(List.of("_doc"))),
        Json.member("track_total_hits", false),
        Json.member("_source", false),
        Json.member("stored_fields", "_none_"),
        Json.member("docvalue_fields", FIELDS));
    // Of the primary, since other copies may show a refresh later, where they receive whole segments.
    return EngineRequest.of("POST", "/" + shard.index() + "/_search",
        Map.of("preference", "_shards:" + shard.number() + "|_primary", "allow_partial_search_results", "false",
            "filter_path", "hits.hits.fields"), body);
  }
}
