package org.hybridsearch.evaluate.quality;

import java.util.List;
import org.hybridsearch.evaluate.collection.Query;
import org.hybridsearch.evaluate.contender.Service;
import org.hybridsearch.evaluate.metric.Metric;
import org.hybridsearch.evaluate.report.Cell;
import org.hybridsearch.evaluate.report.Column;
import org.hybridsearch.evaluate.report.Table;
import org.hybridsearch.pipeline.SearchOutcome;

/**
 * Whether the service says so when it has nothing: what it answers to queries about nothing in the catalogue, and to the judged
 * ones, which are about something.
 *
 * @param collection the catalogue
 * @param asked how many queries about nothing
 * @param empty how many of them got no match: an empty page, or popular items and the word that they are only that
 * @param total items that were said to match, on average over them
 * @param good how many judged queries
 * @param answered how many of those got a page
 * @param helped how many of those got one with a relevant item among the first hundred
 */
public record OffTopic(String collection, long asked, long empty, double total, long good, long answered, long helped) {

  /** Asks the service the queries about nothing; what it made of the others is known. */
  public static OffTopic of(CollectionResult result, Service service, List<Query> nothing) {
    List<SearchOutcome> outcomes = nothing.stream().map(query -> service.search(QualityRun.asked(query))).toList();
    List<QueryResult> good = result.of(result.service());
    return new OffTopic(result.collection().name(), nothing.size(),
        outcomes.stream().filter(outcome -> !Service.matches(outcome)).count(),
        outcomes.stream().mapToInt(outcome -> Service.matches(outcome) ? outcome.totalCount() : 0).average().orElse(Double.NaN), good.size(),
        good.stream().filter(query -> query.found() > 0).count(),
        good.stream().filter(query -> query.value(Metric.RECALL_100) > 0).count());
  }

  static Table table(List<OffTopic> all) {
    Table table = Table.of("queries about nothing, and about something", "collection", Column.of("about nothing"),
        Column.of("without a match"), Column.of("without in %", 1), Column.of("said to match", 1), Column.of("about something"),
        Column.of("with a match"), Column.of("with a relevant item"), Column.of("with a relevant item in %", 1));
    for (OffTopic one : all) {
      table = table.with(one.collection, Cell.of(one.asked), Cell.of(one.empty), Cell.of(100.0 * one.empty / one.asked),
          Cell.of(one.total), Cell.of(one.good), Cell.of(one.answered), Cell.of(one.helped),
          Cell.of(100.0 * one.helped / one.good));
    }
    return table;
  }
}
