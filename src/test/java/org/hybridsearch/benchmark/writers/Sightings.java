package org.hybridsearch.benchmark.writers;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** How long it takes until a search sees a change: one change at a time is looked for, 20 times a second. */
final class Sightings {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final SearchEngine engine;
  private final String alias;
  private final Semaphore looking = new Semaphore(1);
  private final Histogram nanos = new Histogram(2);
  private long sent; // of the change that is being looked for, by System.nanoTime(); guarded by nanos

  Sightings(SearchEngine engine, String alias) {
    this.engine = engine;
    this.alias = alias;
  }

  /** Looks for a change beside whatever else goes on, unless another one is being looked for. */
  void await(String itemId, double price, long sentNanos) {
    if (begins(sentNanos)) {
      Thread.startVirtualThread(() -> {
        try {
          look(itemId, price, sentNanos);
        } finally {
          looking.release();
        }
      });
    }
  }

  private boolean begins(long sentNanos) {
    synchronized (nanos) {
      boolean free = looking.tryAcquire();
      sent = free ? sentNanos : sent;
      return free;
    }
  }

  /**
   * From the sending of a change to the first search that saw it, of all changes looked for. One that is not seen yet counts by
   * what it has taken so far where that is the longest: the worst must not be missing because it never ended.
   */
  Histogram nanos() {
    synchronized (nanos) {
      Histogram seen = nanos.copy();
      long soFar = looking.availablePermits() == 0 ? System.nanoTime() - sent : 0;
      if (soFar > seen.getMaxValue()) {
        seen.recordValue(soFar);
      }
      return seen;
    }
  }

  private void look(String itemId, double price, long sentNanos) {
    while (!seen(itemId, price) && System.nanoTime() - sentNanos < LONGEST.toNanos()) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    synchronized (nanos) {
      nanos.recordValue(System.nanoTime() - sentNanos);
    }
  }

  private boolean seen(String itemId, double price) {
    Json found = object(member("size", 0), member("query", object(member("bool", object(member("filter",
        array(term("id", Json.string(itemId)), term("price", Json.number(price)))))))));
    try {
      return engine.send(EngineRequest.of("POST", "/" + alias + "/_search", Map.of(), found), TIMEOUT, Trees::read)
          .path("hits").path("total").path("value").asLong() > 0;
    } catch (EngineException e) {
      return false;
    }
  }

  private static Json term(String field, Json value) {
    return object(member("term", object(member(field, value))));
  }
}
