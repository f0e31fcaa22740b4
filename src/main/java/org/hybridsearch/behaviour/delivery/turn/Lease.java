package org.hybridsearch.behaviour.delivery.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.hybridsearch.behaviour.follow.Shard;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * One replica at a time does a piece of work: the one the progress names, as long as it goes on writing it. Every write names the
 * version it follows, so that of two that want it one gets it, and one that was away for too long finds out with its next write,
 * which is refused, whatever it believed. No two clocks are compared: whoever wants to take over watches the document, and does so
 * when it has not changed for the length of the lease by its own clock. Not for use by several threads, except {@link #valid}.
 */
public final class Lease {

  private static final int CONFLICT = 409;

  private final SearchEngine engine;
  private final Place place;
  private final String self;
  private final Settings settings;
  private Version version = Version.NONE;
  private long unchangedSince;
  private volatile long renewedAt;
  private volatile boolean held;
  private volatile boolean leaving;
  private Progress progress = Progress.NONE;
  private long renewals;

  /** @param length after how much silence another takes over; @param timeout of a request to the engine */
  public record Settings(Duration length, Duration timeout, Ticker ticker) {}

  /** A document. @param index that keeps it; @param id names the work */
  public record Place(String index, String id) {}

  private record Version(long number, long term) {
    static final Version NONE = new Version(-2, -2);
    static final Version ABSENT = new Version(-1, -1);
  }

  /** @param place of the document; @param self names this replica, like no other one before or now */
  public Lease(SearchEngine engine, Place place, String self, Settings settings) {
    this.engine = engine;
    this.place = place;
    this.self = self;
    this.settings = settings;
  }

  /** Looks where the work stands, and takes it over if nobody is at it; whether it is this replica's. */
  public boolean acquire() {
    look();
    boolean silent = !version.equals(Version.ABSENT) && settings.ticker().read() - unchangedSince >= settings.length().toNanos();
    if (!progress.owner().equals(self)) {
      held = (progress.owner().isEmpty() || silent) && write(progress.ownedBy(self));
    } else {
      held = settings.ticker().read() - renewedAt < settings.length().toNanos() / 2 && held || write(progress);
    }
    return held;
  }

  /** What was last read or written. */
  public Progress progress() {
    return progress;
  }

  /** Puts the position forward, which renews the lease; false when it was lost. */
  public boolean settle(Map<Shard, Long> positions) {
    Map<Shard, Long> all = new HashMap<>(progress.positions());
    all.putAll(positions);
    return held && write(progress.at(all));
  }

  /** Forgets positions in shards that are no more, which renews the lease where there are any; false when it was lost. */
  public boolean prune(Predicate<Shard> gone) {
    Map<Shard, Long> left = new HashMap<>(progress.positions());
    return !left.keySet().removeIf(gone) || held && write(progress.at(left));
  }

  /** Notes that a round is done; false when the lease was lost. */
  public boolean roundDone() {
    return held && write(progress.roundDone());
  }

  /** Whether nobody else can have taken over yet, as far as this replica's clock goes. May be asked by many threads. */
  public boolean valid() {
    return held && !leaving && settings.ticker().read() - renewedAt < settings.length().toNanos();
  }

  /** From now on it counts as not valid, so that nothing further is begun. */
  public void leave() {
    leaving = true;
  }

  /** Lets another replica begin at once. Where the engine fails it begins after the length of the lease. */
  public void release() {
    if (held) {
      write(progress.released());
      held = false;
    }
  }

  private void look() {
    long now = settings.ticker().read();
    Version before = version;
    JsonNode found = found();
    version = found.path("found").asBoolean()
        ? new Version(found.path("_seq_no").asLong(), found.path("_primary_term").asLong()) : Version.ABSENT;
    progress = Progress.read(found.path("_source"));
    if (!version.equals(before)) {
      unchangedSince = now;
    }
  }

  private JsonNode found() {
    String body = "{\"docs\":[{\"_index\":\"" + place.index() + "\",\"_id\":\"" + place.id() + "\"}]}";
    return engine.send(EngineRequest.of("POST", "/_mget", Map.of(), Json.raw(body)),
        settings.timeout(), Trees::read).path("docs").path(0);
  }

  /** Whether it was written: nobody else wrote in between. */
  private boolean write(Progress next) {
    long now = settings.ticker().read();
    boolean first = version.equals(Version.ABSENT);
    Map<String, String> only = first ? Map.of()
        : Map.of("if_seq_no", "" + version.number(), "if_primary_term", "" + version.term());
    try {
      JsonNode written = engine.send(EngineRequest.of("PUT", "/" + place.index() + (first ? "/_create/" : "/_doc/") + place.id(),
          only, next.document(++renewals)), settings.timeout(), Trees::read);
      version = new Version(written.path("_seq_no").asLong(), written.path("_primary_term").asLong());
      progress = next;
      renewedAt = now;
      unchangedSince = now;
      return true;
    } catch (EngineException.Refused e) {
      held = false;
      if (e.status() == CONFLICT) {
        return false;
      }
      throw e;
    } catch (EngineException e) {
      held = false; // it may have been written or not: the next look tells
      throw e;
    }
  }
}
