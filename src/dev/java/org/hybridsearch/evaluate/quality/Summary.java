package org.hybridsearch.evaluate.quality;

import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.evaluate.chart.Chart;
import org.hybridsearch.evaluate.metric.Difference;
import org.hybridsearch.evaluate.metric.Metric;
import org.hybridsearch.evaluate.metric.PairedTest;
import org.hybridsearch.evaluate.report.Cell;
import org.hybridsearch.evaluate.report.Column;
import org.hybridsearch.evaluate.report.Table;

/** All collections on one table and in one chart. */
final class Summary {

  private Summary() {}

  /**
   * One metric: the mean of each contender, the best baseline, and by how much the service is above it; and p, corrected for the
   * number of baselines, of being no better than BM25 and than the best.
   */
  static Table table(List<CollectionResult> results, Metric metric) {
    List<String> contenders = results.getFirst().contenders();
    List<Column> columns = new ArrayList<>(List.of(Column.of("queries")));
    contenders.forEach(name -> columns.add(Column.of(name)));
    columns.addAll(List.of(Column.of("best baseline"), Column.of("to best in %", 2), Column.of("p to best", 4),
        Column.of("to " + contenders.getFirst() + " in %", 2), Column.of("p to " + contenders.getFirst(), 4)));
    Table table = Table.of(metric.label(), "collection", columns.toArray(Column[]::new));
    for (CollectionResult result : results) {
      table = table.with(result.collection().name(), cells(result, metric));
    }
    return results.size() == 1 ? table : table.with("mean of collections", means(results, metric, contenders));
  }

  /** The bars of one metric. */
  static Chart chart(List<CollectionResult> results, Metric metric, String name) {
    List<Chart.Bar> bars = new ArrayList<>();
    for (CollectionResult result : results) {
      for (String contender : result.contenders()) {
        double halfWidth = PairedTest.halfWidth(result.values(contender, metric));
        bars.add(new Chart.Bar(result.collection().name(), contender, result.mean(contender, metric),
            Double.isNaN(halfWidth) ? 0 : halfWidth));
      }
    }
    return new Chart.Bars(
        name, metric.label() + " by collection", metric.label(), "95 % interval of the mean over queries", bars);
  }

  private static List<Cell> cells(CollectionResult result, Metric metric) {
    String best = result.bestBaseline(metric);
    double service = result.mean(result.service(), metric);
    List<Difference> differences = QualityTables.serviceDifferences(result, metric);
    List<Cell> cells = new ArrayList<>(List.of(Cell.of((long) result.collection().queries().size())));
    result.contenders().forEach(name -> cells.add(Cell.of(result.mean(name, metric))));
    cells.add(Cell.of(best));
    cells.add(Cell.of(percent(service, result.mean(best, metric))));
    cells.add(Cell.of(differences.get(result.baselines().indexOf(best)).pStudent()));
    cells.add(Cell.of(percent(service, result.mean(result.baselines().getFirst(), metric))));
    cells.add(Cell.of(differences.getFirst().pStudent()));
    return cells;
  }

  /** Collections weigh the same, however many queries they have. */
  private static List<Cell> means(List<CollectionResult> results, Metric metric, List<String> contenders) {
    double[] means = contenders.stream()
        .mapToDouble(name -> results.stream().mapToDouble(r -> r.mean(name, metric)).average().orElseThrow()).toArray();
    int best = 0;
    for (int i = 1; i < means.length - 1; i++) {
      best = means[i] > means[best] ? i : best;
    }
    double service = means[means.length - 1];
    List<Cell> cells = new ArrayList<>(List.of(Cell.empty()));
    for (double mean : means) {
      cells.add(Cell.of(mean));
    }
    cells.addAll(List.of(Cell.of(contenders.get(best)), Cell.of(percent(service, means[best])), Cell.empty(),
        Cell.of(percent(service, means[0])), Cell.empty()));
    return cells;
  }

  private static double percent(double value, double base) {
    return 100 * (value / base - 1);
  }
}
