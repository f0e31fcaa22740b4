package org.hybridsearch.evaluate.quality;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hybridsearch.evaluate.collection.Query;
import org.hybridsearch.evaluate.metric.Grades;
import org.hybridsearch.evaluate.metric.Metric;

/**
 * What one contender made of one query.
 *
 * @param values of every metric
 * @param top ids of the first ten
 * @param found how many items it returned
 */
record QueryResult(Query query, Map<Metric, Double> values, List<String> top, int found) {

  private static final int TOP = 10;

  static QueryResult of(Query query, List<String> ranking, Grades grades) {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      values.put(metric, metric.of(ranking, grades));
    }
    return new QueryResult(query, values, ranking.subList(0, Math.min(TOP, ranking.size())), ranking.size());
  }

  double value(Metric metric) {
    return Objects.requireNonNull(values.get(metric));
  }
}
