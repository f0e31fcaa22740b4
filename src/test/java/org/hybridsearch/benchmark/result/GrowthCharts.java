package org.hybridsearch.benchmark.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hybridsearch.evaluate.chart.Chart;
import org.hybridsearch.evaluate.report.Report;

/** How it grows with the catalogue, and with the number of users. */
final class GrowthCharts {

  private static final List<String> SHOWN = List.of(SpeedResult.SERVICE, SpeedResult.FLOOR, SpeedResult.HYBRID, SpeedResult.WORDS);

  private GrowthCharts() {}

  static Report add(Report report, List<SpeedResult> results) {
    Report more = report;
    if (results.size() > 1) {
      more = more.with(growth("growth", "Median time of a search, distinct queries, 20 a second", "ms", results,
          (result, name) -> result.quiet().get(name).measured().millis(50)));
      more = more.with(growth("growth-throughput", "Searches a second at saturation, distinct queries", "searches a second",
          results, Goals::saturated));
    }
    for (SpeedResult result : results) {
      more = more.with(byUsers(result));
    }
    return more;
  }

  private interface Value {
    double of(SpeedResult result, String contender);
  }

  private static Chart growth(String name, String title, String unit, List<SpeedResult> results, Value value) {
    List<Chart.Line> lines = SHOWN.stream().map(contender -> new Chart.Line(contender, results.stream()
        .map(result -> new Chart.Point(result.items(), value.of(result, contender))).toList())).toList();
    return new Chart.Lines(name, title, Chart.Axis.logarithmic("items"), Chart.Axis.linear(unit), lines);
  }

  private static Chart byUsers(SpeedResult result) {
    ToDoubleFunction<Sample> median = sample -> sample.measured().millis(50);
    List<Chart.Line> lines = new ArrayList<>();
    List<String> there = SHOWN.stream().filter(result.quiet()::containsKey).toList();
    for (String contender : there) {
      List<Chart.Point> points = new ArrayList<>();
      for (Map.Entry<Integer, Map<String, Sample>> users : result.atATime().entrySet()) {
        points.add(new Chart.Point(users.getKey(), median.applyAsDouble(users.getValue().get(contender))));
      }
      lines.add(new Chart.Line(contender, points));
    }
    return new Chart.Lines("users-" + result.items(),
        "Median time by number of users at a time, %,d items".formatted(result.items()),
        Chart.Axis.logarithmic("at a time"), Chart.Axis.logarithmic("ms"), lines);
  }
}
