package org.hybridsearch.behaviour.follow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.hybridsearch.behaviour.follow.ShardCheckpoints.Shard;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * The documents of an append-only index as this replica has read them: all of them, and then each further one once, whoever wrote
 * it. Safe for use by many threads, which wait for each other.
 *
 * <p>Why none is lost and none comes twice: the engine numbers the writes of a shard, and the number of a document never
 * changes, since documents are created and never updated. A look at the log first asks for each shard's global checkpoint c:
 * all writes up to c are done, so the refresh that follows shows them all, and nothing can be numbered c or less later on, not
 * even after a fail-over. It then hands over the numbers above the one it ended at last time, up to and including c, and ends at
 * c. Numbers above c may be visible already, with others below them still to come; they wait for the next look. No clock takes
 * part, neither that of a replica nor the engine's, and nothing is remembered but one number a shard. A deleted document is not
 * handed over to whoever has not read it; who has read it does not hear of the deletion.
 *
 * @param <R> what a document is read as
 */
public final class SequencedLog<R> {

  private final SearchEngine engine;
  private final String alias;
  private final Reading<R> reading;
  private final int pageSize;
  private final Duration timeout;
  private final ShardCheckpoints checkpoints;
  private final ReentrantLock looking = new ReentrantLock();
  /** The last number handed over, by shard; kept while a shard is away, so that it goes on where it was. */
  private final Map<Shard, Long> positions = new HashMap<>();

  /**
   * What is read of each document.
   *
   * @param fields of doc values, as the engine's {@code docvalue_fields} takes them
   * @param only conditions on the documents that are wanted
   * @param page reads the answer of a search
   */
  public record Reading<R>(Json fields, List<Json> only, AnswerReader<List<R>> page) {
    public Reading {
      only = List.copyOf(only);
    }
  }

  /** The log behind an alias; nothing of it counts as read. At most {@code pageSize} documents come in one answer. */
  public SequencedLog(SearchEngine engine, String alias, Reading<R> reading, int pageSize, Duration timeout) {
    this.engine = engine;
    this.alias = alias;
    this.reading = reading;
    this.pageSize = pageSize;
    this.timeout = timeout;
    this.checkpoints = new ShardCheckpoints(engine, timeout);
  }

  /**
   * Hands over everything that is stored, from the start; {@link #poll} goes on from there. Of each shard in the order of writing,
   * which is the same for every replica and at every start.
   *
   * @param consumer gets up to a page at a time; what it throws ends the reading, and the page counts as not handed over
   * @throws org.hybridsearch.opensearch.EngineException when the engine fails; what is missing comes with the next poll
   */
  public void readAll(Consumer<List<R>> consumer) {
    looking.lock();
    try {
      positions.clear();
      poll(consumer);
    } finally {
      looking.unlock();
    }
  }

  /**
   * Hands over what was stored since the last call, in the same order: all that was acknowledged before this call began.
   * Without news it is one small request. May be called as often as news are wanted.
   *
   * @param consumer gets up to a page at a time; what it throws ends the reading, and the page counts as not handed over
   * @throws org.hybridsearch.opensearch.EngineException when the engine fails; what is missing comes with the next poll
   */
  public void poll(Consumer<List<R>> consumer) {
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

  /**
   * The documents that a query finds, whether they were handed over or not: at most 10,000 of the newest.
   *
   * @param newestBy the field that says which are newest
   * @throws org.hybridsearch.opensearch.EngineException when the engine fails
   */
  public List<R> find(Json query, String newestBy) {
    Json order = Json.object(Json.member(newestBy, "desc"));
    return engine.send(EngineRequest.of("POST", "/" + alias + "/_search", Map.of("allow_partial_search_results", "false",
        "filter_path", "hits.hits.fields"), body(10_000, query, order)), timeout, reading.page());
  }

  private long position(Shard shard) {
    return positions.getOrDefault(shard, -1L);
  }

  private void handOver(Shard shard, long checkpoint, Consumer<List<R>> consumer) {
    for (long after = position(shard); after < checkpoint; after = position(shard)) {
      // As many numbers as a page holds, as no number has two documents.
      long last = Math.min(after + pageSize, checkpoint);
      List<R> page = engine.send(request(shard, after, last), timeout, reading.page());
      if (!page.isEmpty()) {
        consumer.accept(page);
      }
      positions.put(shard, last);
    }
  }

  private EngineRequest request(Shard shard, long after, long last) {
    Json numbers = Json.object(Json.member("gt", after), Json.member("lte", last));
    Json range = Json.object(Json.member("range", Json.object(Json.member("_seq_no", numbers))));
    // Of the primary, since other copies may show a refresh later, where they receive whole segments.
    return EngineRequest.of("POST", "/" + shard.index() + "/_search",
        Map.of("preference", "_shards:" + shard.number() + "|_primary", "allow_partial_search_results", "false",
            "filter_path", "hits.hits.fields"), body(pageSize, range, Json.object(Json.member("_seq_no", "asc"))));
  }

  private Json body(long size, Json query, Json sort) {
    List<Json> filters = new ArrayList<>(reading.only());
    filters.add(query);
    return Json.object(
        Json.member("size", size),
        Json.member("query", Json.object(Json.member("bool", Json.object(Json.member("filter", Json.array(filters)))))),
        Json.member("sort", Json.array(sort)),
        Json.member("track_total_hits", false),
        Json.member("_source", false),
        Json.member("stored_fields", "_none_"),
        Json.member("docvalue_fields", reading.fields()));
  }
}
