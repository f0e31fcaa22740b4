package org.hybridsearch.evaluate.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hybridsearch.evaluate.metric.Difference;
import org.hybridsearch.evaluate.metric.Holm;
import org.hybridsearch.evaluate.metric.Metric;
import org.hybridsearch.evaluate.metric.PairedTest;
import org.hybridsearch.evaluate.report.Cell;
import org.hybridsearch.evaluate.report.Column;
import org.hybridsearch.evaluate.report.Table;

/** The results of one collection as tables. */
final class QualityTables {

  /** What significance is asked of: the share judged is no quality. */
  private static final List<Metric> QUALITIES = Arrays.stream(Metric.values()).filter(m -> m != Metric.JUDGED_10).toList();

  private QualityTables() {}

  /** The means of all metrics, with every digit. */
  static Table means(CollectionResult result) {
    Column[] columns = Arrays.stream(Metric.values()).map(metric -> Column.exact(metric.label())).toArray(Column[]::new);
    Table table = Table.of(result.collection().name(), "contender", columns);
    for (String contender : result.contenders()) {
      table = table.with(contender, Arrays.stream(Metric.values()).mapToDouble(m -> result.mean(contender, m)).toArray());
    }
    return table;
  }

  /** Every contender against one of them, corrected for their number, metric by metric. */
  static Table against(CollectionResult result, String baseline) {
    List<String> others = result.contenders().stream().filter(name -> !name.equals(baseline)).toList();
    Table table = significance(result.collection().name() + ": difference to " + baseline);
    for (Metric metric : QUALITIES) {
      double[] base = result.values(baseline, metric);
      List<Difference> differences = Holm.correctedDifferences(
          others.stream().map(name -> PairedTest.compare(result.values(name, metric), base)).toList());
      for (int i = 0; i < others.size(); i++) {
        table = table.with(metric.label() + ", " + others.get(i), cells(differences.get(i)));
      }
    }
    return table;
  }

  /** The service against each baseline, corrected for their number, metric by metric. */
  static Table service(CollectionResult result) {
    Table table = significance(result.collection().name() + ": " + result.service() + " against each baseline");
    for (Metric metric : QUALITIES) {
      List<Difference> differences = serviceDifferences(result, metric);
      for (int i = 0; i < differences.size(); i++) {
        table = table.with(metric.label() + ", to " + result.baselines().get(i), cells(differences.get(i)));
      }
    }
    return table;
  }

  /** In the order of the baselines. */
  static List<Difference> serviceDifferences(CollectionResult result, Metric metric) {
    double[] service = result.values(result.service(), metric);
    return Holm.correctedDifferences(
        result.baselines().stream().map(name -> PairedTest.compare(service, result.values(name, metric))).toList());
  }

  /** Without rows yet. */
  static Table significance(String name) {
    return Table.of(name, "metric, contender", Column.of("difference", 5), Column.of("± 95 %", 5), Column.of("p (t)", 5),
        Column.of("p (randomization)", 5), Column.of("better"), Column.of("worse"));
  }

  static List<Cell> cells(Difference difference) {
    return new ArrayList<>(List.of(Cell.of(difference.mean()), Cell.of(difference.halfWidth()), Cell.of(difference.pStudent()),
        Cell.of(difference.pRandomization()), Cell.of((long) difference.better()), Cell.of((long) difference.worse())));
  }

  /** The queries on which the service loses most to the best baseline, by nDCG@10. */
  static Table losses(CollectionResult result, int most) {
    String best = result.bestBaseline(Metric.NDCG_10);
    List<QueryResult> service = result.of(result.service());
    List<QueryResult> baseline = result.of(best);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < service.size(); i++) {
      if (loss(service, baseline, i) > 0) {
        order.add(i);
      }
    }
    order.sort((a, b) -> Double.compare(loss(service, baseline, b), loss(service, baseline, a)));
    Table table = Table.of(result.collection().name() + ": nDCG@10 lost most to " + best, "query", Column.of(result.service()),
        Column.of(best), Column.of("text"));
    for (int i : order.subList(0, Math.min(most, order.size()))) {
      table = table.with(service.get(i).query().id(), Cell.of(service.get(i).value(Metric.NDCG_10)),
          Cell.of(baseline.get(i).value(Metric.NDCG_10)), Cell.of(shown(service.get(i).query().text())));
    }
    return table;
  }

  private static double loss(List<QueryResult> service, List<QueryResult> baseline, int query) {
    return baseline.get(query).value(Metric.NDCG_10) - service.get(query).value(Metric.NDCG_10);
  }

  private static String shown(String text) {
    int most = 70;
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
