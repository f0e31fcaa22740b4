package org.hybridsearch.evaluate.quality;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hybridsearch.evaluate.collection.JudgedCollection;
import org.hybridsearch.evaluate.metric.Metric;
import org.hybridsearch.evaluate.report.TableText;

/**
 * What all contenders made of a collection.
 *
 * @param service the name of the contender that is the service
 * @param byContender in the order of tables, the service last; each with a result for each query, in the same order
 * @param refused lines of the catalogue that the import did not take
 * @param degraded searches of the service in which a stage failed
 */
public record CollectionResult(
    JudgedCollection collection, String service, Map<String, List<QueryResult>> byContender, long refused, long degraded) {

  /** The means, for whoever waits for the other collections. */
  public void print(PrintStream console) {
    console.print(TableText.console(QualityTables.means(this)));
  }

  List<QueryResult> of(String contender) {
    return Objects.requireNonNull(byContender.get(contender), contender);
  }

  double[] values(String contender, Metric metric) {
    return of(contender).stream().mapToDouble(result -> result.value(metric)).toArray();
  }

  double mean(String contender, Metric metric) {
    return Arrays.stream(values(contender, metric)).average().orElseThrow();
  }

  List<String> contenders() {
    return List.copyOf(byContender.keySet());
  }

  List<String> baselines() {
    return contenders().stream().filter(name -> !name.equals(service)).toList();
  }

  /** The baseline with the best mean. */
  String bestBaseline(Metric metric) {
    return baselines().stream().max((a, b) -> Double.compare(mean(a, metric), mean(b, metric))).orElseThrow();
  }
}
