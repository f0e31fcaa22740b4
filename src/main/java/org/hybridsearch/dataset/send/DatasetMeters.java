package org.hybridsearch.dataset.send;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** What operators see of a dataset of a market. */
public final class DatasetMeters {

  private static final String NAME = "hybridsearch.dataset.";

  private final MeterRegistry registry;
  private final Tags tags;
  private final Counter sent;
  private final Counter refused;

  /** @param dataset items or users */
  public DatasetMeters(MeterRegistry registry, String market, String dataset) {
    this.registry = registry;
    this.tags = Tags.of("market", market, "dataset", dataset);
    this.sent = Counter.builder(NAME + "sent").tags(tags).description("Records that the dataset took").register(registry);
    this.refused = Counter.builder(NAME + "refused").tags(tags).description("Records that were put aside").register(registry);
  }

  /** Gauges: seconds, 1 or 0, records. */
  public void watch(Supplier<Number> lagSeconds, Supplier<Number> sending, Supplier<Number> putAside) {
    Gauge.builder(NAME + "lag", lagSeconds).tags(tags).baseUnit("seconds").strongReference(true)
        .description("For how long the dataset has not been as the index is; 0 where it is, or another replica sends").register(registry);
    Gauge.builder(NAME + "active", sending).tags(tags).strongReference(true)
        .description("1 on the replica that sends").register(registry);
    Gauge.builder(NAME + "put.aside", putAside).tags(tags).strongReference(true)
        .description("Records put aside, as the sending replica last counted").register(registry);
  }

  void sent(int records) {
    sent.increment(records);
  }

  void refused() {
    refused.increment();
  }

  /** @param outcome ok, throttled, failed or refused */
  void call(String outcome, Duration took) {
    Timer.builder(NAME + "calls").tags(tags).tag("outcome", outcome).description("Calls that hand over records")
        .register(registry).record(took);
  }
}
