package org.hybridsearch.behaviour.shown;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/** What operators see of the log of searches: how many pages go in one write, and how many were dropped. */
final class SearchLogMeters {

  private final DistributionSummary written;
  private final Counter dropped;
  private final Counter unranked;

  SearchLogMeters(MeterRegistry registry) {
    written = DistributionSummary.builder("hybridsearch.searches.logged").description("Pages logged by one write")
        .register(registry);
    dropped = Counter.builder("hybridsearch.searches.dropped").description("Pages that were not logged").register(registry);
    unranked = Counter.builder("hybridsearch.searches.unranked")
        .description("Personal pages logged without the ranks items had without the shopper").register(registry);
  }

  void written(int pages) {
    written.record(pages);
  }

  void dropped(int pages) {
    dropped.increment(pages);
  }

  void unranked() {
    unranked.increment();
  }
}
