package org.hybridsearch.benchmark;

import java.util.List;
import org.hybridsearch.evaluate.report.Machine;
import org.hybridsearch.evaluate.report.Report;

/** The numbers of all sizes as tables and charts. */
final class SpeedReport {

  private SpeedReport() {}

  static Report of(List<SpeedRun.Result> results, Settings settings) {
    Report report = Report.named("speed").with(Machine.facts())
        .with("measured", "%d rounds of %d s each".formatted(settings.rounds(), settings.block().toSeconds()));
    for (SpeedRun.Result result : results) {
      report = SpeedTables.add(report, result);
    }
    return GrowthCharts.add(report, results);
  }
}
