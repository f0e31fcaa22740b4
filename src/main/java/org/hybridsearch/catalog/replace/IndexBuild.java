package org.hybridsearch.catalog.replace;

import java.io.IOException;
import java.util.Map;
import org.hybridsearch.catalog.index.BuildLock;
import org.hybridsearch.catalog.index.Generations;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexMeta;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.catalog.replace.CarryOver.Plan;
import org.hybridsearch.catalog.upkeep.Maintenance;
import org.hybridsearch.catalog.upkeep.Recalibration;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.opensearch.EngineException;
import org.jboss.logging.Logger;

/**
 * The course of a build: take the lock, create, fill, catch up with the live index, calibrate, hold writes for a moment, catch up
 * with the last of them, swap. Searches go on all the while; writers see held writes as something to try again.
 */
final class IndexBuild {

  private static final Logger LOG = Logger.getLogger(IndexBuild.class);

  private final IndexAdmin admin;
  private final BuildLock lock;
  private final Generations generations;
  private final CarryOver carryOver;
  private final Recalibration recalibration;
  private final String alias;

  IndexBuild(IndexAdmin admin, BuildLock lock, Generations generations, CarryOver carryOver, Recalibration recalibration,
      IndexNames names) {
    this.admin = admin;
    this.lock = lock;
    this.generations = generations;
    this.carryOver = carryOver;
    this.recalibration = recalibration;
    this.alias = names.items();
  }

  /** Fills a new index; what it throws ends the build and leaves the live index as it is. */
  @FunctionalInterface
  interface Filling {
    void fill(Plan plan) throws IOException;
  }

  /**
   * Builds and swaps.
   *
   * @param copies whether the new index is to hold all that the live one does
   * @throws BuildInProgress when another build is under way
   */
  void run(MappingFile mapping, EmbeddingModel model, boolean copies, Filling filling) throws IOException {
    Map.Entry<String, IndexMeta> live = live();
    // Taken before the lock: what is written between the two is looked at twice rather than not at all.
    Map<Integer, Long> before = admin.checkpoints(live.getKey());
    try (HeldLock held = HeldLock.take(lock)) {
      if (!live().getKey().equals(live.getKey())) {
        // Another build ended between the look and the lock: what was taken before is of an index that is no longer live.
        throw new BuildInProgress();
      }
      Maintenance.dropUnfinished(admin, alias, live.getKey());
      long number = IndexNames.number(alias, live.getKey()).orElseThrow() + 1;
      Plan plan = new Plan(live.getKey(), IndexNames.numbered(alias, number), held.startedAt(), copies,
          !live.getValue().model().equals(model));
      IndexMeta meta = new IndexMeta(mapping.version(), model, live.getValue().calibration(), 0);
      admin.create(plan.target(), mapping.body());
      admin.describe(plan.target(), meta);
      buildOrDrop(plan, meta, before, filling, held);
    }
  }

  private Map.Entry<String, IndexMeta> live() {
    return admin.described(alias).orElseThrow(() -> new EngineException.Refused(404, "alias_missing"));
  }

  private void buildOrDrop(Plan plan, IndexMeta meta, Map<Integer, Long> before, Filling filling, HeldLock held)
      throws IOException {
    boolean swapped = false;
    try {
      filling.fill(plan);
      Map<Integer, Long> caughtUp = catchUp(plan, before, true);
      recalibration.measure(plan.target(), meta);
      held.require();
      swap(plan, caughtUp);
      swapped = true;
    } finally {
      if (!swapped) {
        drop(plan);
      }
    }
    generations.swapped();
  }

  private boolean isLive(Plan plan) {
    return admin.behind(alias).filter(plan.target()::equals).isPresent();
  }

  private void drop(Plan plan) {
    try {
      if (!isLive(plan)) {
        admin.delete(plan.target());
      }
    } catch (EngineException e) {
      LOG.warn("A half-built index could not be deleted: maintenance will", e);
    }
  }

  /** Carries over what is new since; gives where the next catching up begins. */
  private Map<Integer, Long> catchUp(Plan plan, Map<Integer, Long> since, boolean allDeletions) {
    Map<Integer, Long> reached = admin.checkpoints(plan.live());
    admin.refresh(plan.live());
    carryOver.run(plan, since, allDeletions);
    admin.refresh(plan.target());
    return reached;
  }

  private void swap(Plan plan, Map<Integer, Long> caughtUp) {
    try {
      admin.holdWrites(plan.live());
      catchUp(plan, caughtUp, false);
      admin.point(alias, plan.target(), true);
    } catch (RuntimeException e) {
      // A swap whose answer was lost may have happened: the alias tells. When that cannot be asked either, writes stay held until
      // maintenance can: better late than in an index that is no longer read.
      if (!isLive(plan)) {
        admin.releaseWrites(plan.live());
        throw e;
      }
    }
  }
}
