package org.hybridsearch.benchmark.result;

import java.util.List;
import org.hybridsearch.evaluate.report.Machine;
import org.hybridsearch.evaluate.report.Report;

/** The numbers of all sizes as tables and charts. */
public final class SpeedReport {

  private SpeedReport() {}

  /**
   * All of it.
   *
   * @param how it was measured
   */
  public static Report of(List<SpeedResult> results, String how) {
    Report report = Report.named("speed").with(Machine.facts()).with("measured", how);
    for (SpeedResult result : results) {
      report = SpeedTables.add(report, result);
    }
    return GrowthCharts.add(report, results);
  }
}
