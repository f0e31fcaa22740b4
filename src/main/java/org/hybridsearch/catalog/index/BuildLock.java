package org.hybridsearch.catalog.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.bulk.Patience.Sleeper;

/**
 * Lets one replica at a time build an index beside the live one. Whoever holds the lock renews it well before it expires; when
 * its holder dies the lock expires by the engine's clock, which all replicas share.
 */
public final class BuildLock {

  private static final String ID = "build";
  /** The engine's scripts see a clock that moves in steps of a fifth of a second, and its nodes' clocks differ a little. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(1);
  private static final String ACQUIRE = """
      def s = ctx._source;
      boolean mine = s.owner != null && s.owner == params.owner;
      boolean free = s.owner == null || s.expiresAt <= ctx._now;
      if (!mine && (params.renew || !free)) { ctx.op = 'none'; return; }
      if (!mine) { s.startedAt = ctx._now; }
      s.owner = params.owner;
      s.expiresAt = ctx._now + params.millis;
      """;
  private static final String RELEASE = """
      if (ctx._source.owner == params.owner) { ctx._source.clear(); } else { ctx.op = 'none'; }
      """;
  private static final String LOOK = """
      def s = ctx._source;
      if (s.owner == null || s.expiresAt > ctx._now) { ctx.op = 'none'; } else { s.clear(); }
      """;

  private final ControlDocuments documents;
  private final Duration lease;
  private final Sleeper sleeper;

  /** The lock outlives its holder's last renewal by {@code lease}. */
  public BuildLock(ControlDocuments documents, Duration lease, Sleeper sleeper) {
    this.documents = documents;
    this.lease = lease;
    this.sleeper = sleeper;
  }

  /** How long the lock outlives its last renewal. */
  public Duration lease() {
    return lease;
  }

  /**
   * Takes the lock. Takes a second: whatever is written after this returned bears a later time than the one it gives.
   *
   * @return when the lock was taken, by the engine's clock in epoch milliseconds; empty when another holds it
   */
  public OptionalLong acquire(String owner) {
    JsonNode left = change(owner, false);
    if (!owner.equals(left.path("owner").asText()) || !settled()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(left.path("startedAt").asLong());
  }

  /** Goes on holding the lock; false when it was lost. */
  public boolean renew(String owner) {
    return owner.equals(change(owner, true).path("owner").asText());
  }

  /** Gives the lock back; does nothing when another holds it. */
  public void release(String owner) {
    documents.change(ID, RELEASE, List.of(Json.member("owner", owner)));
  }

  /** Whether a replica is building. */
  public boolean held() {
    return documents.change(ID, LOOK, List.of()).has("owner");
  }

  private boolean settled() {
    try {
      sleeper.sleep(CLOCK_STEP);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private JsonNode change(String owner, boolean renew) {
    return documents.change(ID, ACQUIRE, List.of(
        Json.member("owner", owner), Json.member("renew", renew), Json.member("millis", lease.toMillis())));
  }
}
