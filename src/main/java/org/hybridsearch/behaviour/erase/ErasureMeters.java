package org.hybridsearch.behaviour.erase;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/** What operators see of erasure in a dataset group. */
final class ErasureMeters {

  private static final String NAME = "hybridsearch.erasure.";
  private static final String GROUP = "group";

  private final MeterRegistry registry;
  private final String group;

  /** @param group its name, without the account */
  ErasureMeters(MeterRegistry registry, String group) {
    this.registry = registry;
    this.group = group;
    for (String outcome : new String[] {"completed", "failed"}) {
      jobs(outcome);
    }
  }

  void watch(Supplier<Number> waiting, Supplier<Number> oldestSeconds) {
    Gauge.builder(NAME + "waiting", waiting).tag(GROUP, group).strongReference(true)
        .description("Requests to be forgotten that are not done yet in the dataset group").register(registry);
    Gauge.builder(NAME + "oldest", oldestSeconds).tag(GROUP, group).baseUnit("seconds").strongReference(true)
        .description("Age of the oldest of them").register(registry);
  }

  void ended(boolean completed) {
    jobs(completed ? "completed" : "failed").increment();
  }

  void failed(DeletionException.Kind kind) {
    Counter.builder(NAME + "calls.failed").tag(GROUP, group).tag("outcome", kind.name().toLowerCase(Locale.ROOT))
        .description("Calls about jobs that were not answered as they should be").register(registry).increment();
  }

  private Counter jobs(String outcome) {
    return Counter.builder(NAME + "jobs").tag(GROUP, group).tag("outcome", outcome).description("Data deletion jobs that ended")
        .register(registry);
  }
}
