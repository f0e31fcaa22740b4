package org.hybridsearch.catalog.upkeep;

import java.util.List;
import java.util.Map;
import org.hybridsearch.catalog.calibrate.Calibrator;
import org.hybridsearch.catalog.calibrate.SampleItem;
import org.hybridsearch.catalog.index.Generations;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexMeta;

/** Measures an index anew when enough of it has changed. Safe for use by many threads. */
public final class Recalibration {

  private static final int SAMPLE = 500;
  /** A sample of fewer says nothing. */
  private static final int LEAST = 2;
  /** The part of an index that changes before it is measured again. */
  private static final double CHANGED = 0.1;

  private final IndexAdmin admin;
  private final Generations generations;
  private final Sampler sampler;
  private final Calibrator calibrator;

  public Recalibration(IndexAdmin admin, Generations generations, Sampler sampler, Calibrator calibrator) {
    this.admin = admin;
    this.generations = generations;
    this.sampler = sampler;
    this.calibrator = calibrator;
  }

  /**
   * Measures the index behind an alias when more than a tenth of it was written since the last time.
   *
   * @param written how many writes there were since
   */
  public void whenDue(String alias, long written) {
    Map.Entry<String, IndexMeta> live = admin.described(alias).orElse(null);
    if (live != null && written > CHANGED * live.getValue().calibratedOn() && measure(live.getKey(), live.getValue())) {
      generations.calibrated();
    }
  }

  /**
   * Measures an index, whose documents must be visible to searches, and keeps the result with it.
   *
   * @return false when there is too little to measure: what was measured before stays
   */
  public boolean measure(String index, IndexMeta meta) {
    List<SampleItem> sample = sampler.draw(index, SAMPLE);
    if (sample.size() < LEAST) {
      return false;
    }
    long items = admin.count(index);
    admin.describe(index, meta.calibrated(calibrator.calibrate(sample, items), items));
    return true;
  }
}
