package org.hybridsearch.catalog.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.index.BuildLock;
import org.hybridsearch.catalog.index.Generations;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.index.Segments;
import org.hybridsearch.opensearch.Json;

/**
 * Clears away: memories of deleted items that are old enough, overwritten copies of items, indexes that were swapped out some time
 * ago, and what a replica that died in the middle of a build left behind. To be run every minute or so, by any number of replicas.
 */
public final class Maintenance {

  private final IndexAdmin admin;
  private final BuildLock lock;
  private final Generations generations;
  private final String alias;
  private final Settings settings;
  private final OverwrittenCopies copies;
  private final Clock clock;

  /** For the items behind an alias. */
  public Maintenance(Indexes indexes, BuildLock lock, Generations generations, String alias, Settings settings, Clock clock) {
    this.admin = indexes.admin();
    this.lock = lock;
    this.generations = generations;
    this.alias = alias;
    this.settings = settings;
    this.copies = new OverwrittenCopies(indexes.segments(), settings.expungePause(), clock);
    this.clock = clock;
  }

  /**
   * How long things stay.
   *
   * @param tombstones how long a deletion holds against older versions
   * @param retired how long an index stays after it was swapped out, so that searches under way can end
   * @param expungePause between two tries to be rid of overwritten copies
   */
  public record Settings(Duration tombstones, Duration retired, Duration expungePause) {}

  /** What is cleared in. */
  public record Indexes(IndexAdmin admin, Segments segments) {}

  /** Clears away once. */
  public void run() {
    admin.behind(alias).ifPresent(live -> {
      long number = IndexNames.number(alias, live).orElseThrow();
      dropRetired(number);
      recover(live, number);
      forgetDeletions(live);
      copies.run(live);
    });
  }

  private void dropRetired(long live) {
    if (generations.current().swappedAt() + settings.retired().toMillis() > clock.millis()) {
      return;
    }
    admin.family(alias).forEach((number, index) -> {
      if (number < live) {
        admin.delete(index);
      }
    });
  }

  /** Nobody builds, so an index beyond the live one is half-built, and held writes were held by somebody who died. */
  private void recover(String live, long number) {
    boolean left = admin.writesHeld(live) || admin.family(alias).keySet().stream().anyMatch(other -> other > number);
    String owner = "maintenance-" + clock.millis();
    if (!left || lock.acquire(owner).isEmpty()) {
      return;
    }
    try {
      // Looked at again: a build may have ended between the first look and the lock.
      String current = admin.behind(alias).orElse(live);
      dropUnfinished(admin, alias, current);
      if (admin.writesHeld(current)) {
        admin.releaseWrites(current);
      }
    } finally {
      lock.release(owner);
    }
  }

  /** Deletes what was begun beyond the live index; only for a holder of the lock. */
  public static void dropUnfinished(IndexAdmin admin, String alias, String live) {
    long number = IndexNames.number(alias, live).orElseThrow();
    for (Map.Entry<Long, String> other : admin.family(alias).entrySet()) {
      if (other.getKey() > number) {
        admin.delete(other.getValue());
      }
    }
  }

  private void forgetDeletions(String live) {
    long before = clock.millis() - settings.tombstones().toMillis();
    Json old = Json.object(Json.member("range",
        Json.object(Json.member(Fields.LOADED_AT, Json.object(Json.member("lt", before))))));
    Json deleted = Json.object(Json.member("term", Json.object(Json.member(Fields.TOMBSTONE, true))));
    admin.deleteByQuery(live, Json.object(Json.member("bool", Json.object(Json.member("filter", Json.array(old, deleted))))));
  }
}
