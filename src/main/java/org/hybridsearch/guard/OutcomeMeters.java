package org.hybridsearch.guard;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.function.Supplier;

/** What operators see of something that is called and not paid for by the call: its calls by outcome, and how it is treated. */
public final class OutcomeMeters {

  private final MeterRegistry registry;
  private final String prefix;
  private final Tags tags;

  /** @param prefix of the names of meters, such as {@code hybridsearch.ranker.shared} */
  public OutcomeMeters(MeterRegistry registry, String prefix, Tags tags) {
    this.registry = registry;
    this.prefix = prefix;
    this.tags = tags;
  }

  /** Shows how it is treated. */
  void watch(GuardedCall<?, ?> guarded, Supplier<Number> share) {
    new Treatment(registry, prefix, tags).show(guarded, share);
  }

  /** A call came to its real end, also one that nobody waited for any more. */
  void ended(String outcome, Duration took) {
    registry.timer(prefix + ".calls", tags.and("outcome", outcome)).record(took);
  }
}
