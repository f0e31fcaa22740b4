package org.hybridsearch.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.StageReport;

/**
 * Counts and times searches and their stages: {@code hybridsearch.search} by outcome and market, {@code hybridsearch.stage} by stage and
 * status. No tag holds user data.
 */
public final class MeteredSearches implements Searches {

  private final Searches searches;
  private final MeterRegistry meters;

  public MeteredSearches(Searches searches, MeterRegistry meters) {
    this.searches = searches;
    this.meters = meters;
  }

  @Override
  public SearchOutcome search(SearchRequest request) {
    long start = System.nanoTime();
    String result = "INTERNAL";
    try {
      SearchOutcome outcome = searches.search(request);
      outcome.stages().forEach(this::record);
      result = "OK";
      return outcome;
    } catch (SearchException e) {
      result = e.code().name();
      throw e;
    } finally {
      Timer.builder("hybridsearch.search").tag("outcome", lower(result)).tag("market", request.market().name()).publishPercentileHistogram().register(meters)
          .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
  }

  private void record(StageReport report) {
    Timer.builder("hybridsearch.stage").tag("stage", lower(report.stage().name())).tag("status", lower(report.status().name()))
        .register(meters).record((long) (report.millis() * 1_000_000), TimeUnit.NANOSECONDS);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
