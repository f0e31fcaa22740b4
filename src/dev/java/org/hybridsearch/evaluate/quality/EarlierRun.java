package org.hybridsearch.evaluate.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.evaluate.metric.Difference;
import org.hybridsearch.evaluate.metric.Metric;
import org.hybridsearch.evaluate.metric.PairedTest;
import org.hybridsearch.evaluate.report.Cell;
import org.hybridsearch.evaluate.report.Column;
import org.hybridsearch.evaluate.report.Table;

/** The file of every query that another run wrote, to see what changed since. */
public final class EarlierRun {

  private static final ObjectMapper TREES = new ObjectMapper();

  private final JsonNode collections;

  private EarlierRun(JsonNode collections) {
    this.collections = collections;
  }

  /** @throws UncheckedIOException when the file cannot be read */
  public static EarlierRun read(Path file) {
    try {
      return new EarlierRun(TREES.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("The earlier run cannot be read from " + file, e);
    }
  }

  /**
   * Paired differences, now minus then, over the queries that both have: of the service on every metric, of others where they
   * differ.
   */
  Table changes(List<CollectionResult> results) {
    Table table = Table.of("since the earlier run", "collection, contender, metric", Column.of("queries"), Column.of("earlier"),
        Column.of("now"), Column.of("difference", 5), Column.of("± 95 %", 5), Column.of("p (t)", 5),
        Column.of("p (randomization)", 5), Column.of("better"), Column.of("worse"));
    for (CollectionResult result : results) {
      for (String contender : result.contenders()) {
        for (Metric metric : Metric.values()) {
          table = with(table, result, contender, metric);
        }
      }
    }
    return table;
  }

  private Table with(Table table, CollectionResult result, String contender, Metric metric) {
    Map<String, Double> earlier = values(result.collection().name(), contender, metric);
    List<QueryResult> shared = result.of(contender).stream().filter(now -> earlier.containsKey(now.query().id())).toList();
    if (shared.isEmpty()) {
      return table;
    }
    double[] now = shared.stream().mapToDouble(query -> query.value(metric)).toArray();
    double[] then = shared.stream().mapToDouble(query -> earlier.getOrDefault(query.query().id(), 0.0)).toArray();
    Difference difference = PairedTest.compare(now, then);
    if (!contender.equals(result.service()) && difference.better() + difference.worse() == 0) {
      return table;
    }
    List<Cell> cells = new ArrayList<>(List.of(Cell.of((long) shared.size()), Cell.of(mean(then)), Cell.of(mean(now))));
    cells.addAll(QualityTables.cells(difference));
    return table.with(result.collection().name() + ", " + contender + ", " + metric.label(), cells);
  }

  private Map<String, Double> values(String collection, String contender, Metric metric) {
    Map<String, Double> values = new HashMap<>();
    for (JsonNode query : collections.path(collection)) {
      JsonNode value = query.path(QueryJson.CONTENDERS).path(contender).path(metric.label());
      if (value.isNumber()) {
        values.put(query.path(QueryJson.ID).asText(), value.asDouble());
      }
    }
    return values;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
