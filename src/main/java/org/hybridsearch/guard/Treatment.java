package org.hybridsearch.guard;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.util.function.Supplier;

/** Shows how somebody who is called is treated, the same way whoever it is. */
record Treatment(MeterRegistry registry, String prefix, Tags tags) {

  void show(GuardedCall<?, ?> guarded, Supplier<Number> share) {
    gauge("in.flight", "Calls under way, given up ones included", guarded::inFlight);
    gauge("circuit", "0 closed, 1 being tried again, 2 open", () -> level(guarded.state()));
    gauge("let.through", "The share of calls made, less than 1 after it asked for fewer", share);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(prefix + "." + name, value).description(description).tags(tags).register(registry);
  }

  private static int level(CircuitBreakerState state) {
    return switch (state) {
      case CLOSED -> 0;
      case HALF_OPEN -> 1;
      case OPEN -> 2;
    };
  }
}
