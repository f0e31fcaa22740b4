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

  Sightings(SearchEngine engine, String alias) {
    this.engine = engine;
    this.alias = alias;
  }

  /** Looks for a change beside whatever else goes on, unless another one is being looked for. */
  void await(String itemId, double price, long sentNanos) {
    if (looking.tryAcquire()) {
      Thread.startVirtualThread(() -> {
        try {
          look(itemId, price, sentNanos);
        } finally {
          looking.release();
        }
      });
    }
  }

  /** From the sending of a change to the first search that saw it, of all changes looked for. */
  Histogram nanos() {
    synchronized (nanos) {
      return nanos.copy();
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
