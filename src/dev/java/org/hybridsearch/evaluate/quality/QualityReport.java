package org.hybridsearch.evaluate.quality;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hybridsearch.evaluate.collection.JudgedCollection.Census;
import org.hybridsearch.evaluate.metric.Metric;
import org.hybridsearch.evaluate.report.Report;

/**
 * Everything one run says about relevance.
 *
 * @param results at least one, of the same contenders
 * @param offTopic one for each collection that was asked about nothing
 * @param baseline the contender that the others are compared with
 * @param earlier a run to compare with
 */
public record QualityReport(
    List<CollectionResult> results, List<OffTopic> offTopic, String baseline, Optional<EarlierRun> earlier) {

  public static final String NAME = "relevance";
  /** The file of every query, which {@link EarlierRun} reads. */
  public static final String QUERIES = NAME + "-queries.json";
  private static final int LOSSES = 10;

  /** Prints, and writes {@code relevance.json}, its chart, and {@value #QUERIES}. */
  public void writeTo(Path folder, List<Report.Fact> facts, PrintStream console) {
    report(facts).writeTo(folder, console);
    Path queries = folder.resolve(QUERIES);
    try {
      Files.write(queries, QueryJson.of(results).toBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("The queries could not be written to " + queries, e);
    }
    console.println("Written: " + queries);
  }

  private Report report(List<Report.Fact> facts) {
    Report report = Report.named(NAME).with(facts);
    for (CollectionResult result : results) {
      report = report.with(result.collection().name(), census(result));
    }
    for (CollectionResult result : results) {
      report = report.with(QualityTables.means(result)).with(QualityTables.against(result, baseline))
          .with(QualityTables.service(result)).with(QualityTables.losses(result, LOSSES));
    }
    for (Metric metric : Metric.values()) {
      report = report.with(Summary.table(results, metric));
    }
    report = offTopic.isEmpty() ? report : report.with(OffTopic.table(offTopic));
    report = earlier.isEmpty() ? report : report.with(earlier.get().changes(results));
    return report.with(Summary.chart(results, Metric.NDCG_10, "ndcg"));
  }

  private static String census(CollectionResult result) {
    Census census = result.collection().census();
    return ("%d items (%d refused), %d judgments, %d of %d queries (left out: %d without judgments, %d without a relevant item); "
        + "left out judgments: %d of unknown items, those of %d unknown queries; degraded searches: %d").formatted(
            census.items(), result.refused(), census.judgments(), result.collection().queries().size(), census.queries(),
            census.unjudged(), census.hopeless(), census.unknownItems(), census.unknownQueries(), result.degraded());
  }
}
