package org.hybridsearch.catalog.index;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hybridsearch.catalog.calibrate.Calibration;
import org.hybridsearch.model.LiveIndex;

/**
 * The live index of a market as searches see it: a snapshot that is renewed about each second by whoever calls {@link #refresh}
 * and at once after imports of this replica. While the engine is away the last one known stays. Safe for use by many threads.
 */
public final class LiveIndexes {

  private final IndexAdmin admin;
  private final Generations generations;
  private final IndexNames names;
  private final AtomicReference<LiveIndex> current;

  public LiveIndexes(IndexAdmin admin, Generations generations, IndexNames names) {
    this.admin = admin;
    this.generations = generations;
    this.names = names;
    this.current = new AtomicReference<>(of(0, Optional.empty(), false));
  }

  /** The last snapshot; never asks the engine. */
  public LiveIndex current() {
    return current.get();
  }

  /**
   * Asks the engine for a new snapshot: two small requests, and a third one after a change.
   *
   * @throws org.hybridsearch.opensearch.EngineException when it does not answer; the last snapshot stays
   */
  public LiveIndex refresh() {
    // The generation first: a snapshot may be newer than its generation says, never older, so caches err on the safe side.
    long generation = generations.current().generation();
    Optional<Calibration> calibration = admin.described(names.items()).map(Map.Entry::getValue).flatMap(IndexMeta::calibration);
    LiveIndex known = current.get();
    boolean grouped = known.generation() == generation ? known.grouped() : admin.anyGrouped(names.items());
    LiveIndex seen = of(generation, calibration, grouped);
    return current.updateAndGet(last -> last.generation() > seen.generation() ? last : seen);
  }

  private LiveIndex of(long generation, Optional<Calibration> calibration, boolean grouped) {
    Calibration measured = calibration.orElse(Calibration.NONE);
    return new LiveIndex(names.items(), generation, measured.randomPairMean(), measured.matchThreshold(), grouped);
  }
}
