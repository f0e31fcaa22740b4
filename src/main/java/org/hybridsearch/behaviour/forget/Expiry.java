package org.hybridsearch.behaviour.forget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.jboss.logging.Logger;

/**
 * Deletes behaviour that is older than it is to be kept: a small slice at a time, slowly, so that searches do not notice; any
 * number of replicas may do so at once. Thread-safe.
 */
public final class Expiry {

  private static final Logger LOG = Logger.getLogger(Expiry.class);
  private static final int SLICE = 5_000;
  private static final int AT_ONCE = 1_000;
  private static final int PER_SECOND = 2_000;
  /** Nothing gets old faster than it came. */
  private static final Duration PAUSE = Duration.ofHours(1);

  private final SearchEngine engine;
  private final List<Kind> kinds;
  private final Duration timeout;
  private final Clock clock;
  private final Map<Kind, Instant> notBefore = new HashMap<>();

  private record Kind(String name, String alias, String time, Duration kept) {}

  /** @throws IllegalArgumentException for a setting out of range; the message names it */
  public Expiry(
      SearchEngine engine, Places places, BehaviourConfig.Retention retention, Duration timeout, Clock clock) {
    this.engine = engine;
    this.timeout = timeout;
    this.clock = clock;
    this.kinds = List.of(
        kind("events", places.events(), "timestamp", retention.events()),
        kind("searches", places.searches(), "timestamp", retention.searches()),
        kind("interactions", places.interactions(), "sentAt", retention.interactions()));
  }

  private static Kind kind(String name, String alias, String time, Duration kept) {
    if (kept.isNegative()) {
      throw new IllegalArgumentException("hybridsearch.behaviour.retention." + name + " must not be negative");
    }
    return new Kind(name, alias, time, kept);
  }

  /**
   * Deletes a slice of each kind, if there is any; to be run about each minute.
   *
   * @throws org.hybridsearch.opensearch.EngineException when the engine fails; the next turn does what is missing
   */
  public synchronized void run() {
    for (Kind kind : kinds) {
      Instant now = clock.instant();
      if (!kind.kept().isZero() && !now.isBefore(notBefore.getOrDefault(kind, Instant.MIN))) {
        long deleted = delete(kind, now.minus(kind.kept()));
        if (deleted < SLICE) {
          notBefore.put(kind, now.plus(PAUSE));
        }
        if (deleted > 0) {
          LOG.infof("%d %s deleted that were older than they are to be kept", deleted, kind.name());
        }
      }
    }
  }

  private long delete(Kind kind, Instant before) {
    Json old = Json.object(Json.member("range", Json.object(Json.member(kind.time(), Json.object(
        Json.member("lt", before.toEpochMilli()), Json.member("format", "epoch_millis"))))));
    Map<String, String> slowly = Map.of("conflicts", "proceed", "ignore_unavailable", "true", "max_docs", "" + SLICE, "scroll_size", "" + AT_ONCE,
        "requests_per_second", "" + PER_SECOND);
    return engine.send(EngineRequest.of("POST", "/" + kind.alias() + "/_delete_by_query", slowly,
        Json.object(Json.member("query", old))), timeout, Trees::read).path("deleted").asLong();
  }
}
