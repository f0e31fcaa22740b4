package org.hybridsearch.page.window;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/** What operators see of pinned windows: how many go in one write, writes that failed, windows that were given up. */
final class WindowMeters {

  private final DistributionSummary groups;
  private final Counter failures;
  private final Counter lost;

  WindowMeters(MeterRegistry registry) {
    groups = DistributionSummary.builder("hybridsearch.windows.written").description("Windows kept by one write")
        .register(registry);
    failures = Counter.builder("hybridsearch.windows.failures").description("Writes that did not keep all of their windows")
        .register(registry);
    lost = Counter.builder("hybridsearch.windows.lost").description("Windows given up, which only their own replica can serve")
        .register(registry);
  }

  void written(int windows) {
    groups.record(windows);
  }

  void failed() {
    failures.increment();
  }

  void lost(int windows) {
    lost.increment(windows);
  }
}
