package org.hybridsearch.recommend.trained;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What operators see of a model, by source and market: calls with their time, calls saved, questions without an answer by reason. */
final class ModelMeters {

  private final Timer calls;
  private final Counter saved;
  private final Map<NoNames.Kind, Counter> failures = new EnumMap<>(NoNames.Kind.class);

  ModelMeters(MeterRegistry registry, Tags tags, Supplier<Number> inFlight) {
    calls = Timer.builder("hybridsearch.recommender.calls").description("Calls of the model")
        .tags(tags).register(registry);
    saved = Counter.builder("hybridsearch.recommender.saved").description("Calls that were not needed")
        .tags(tags).register(registry);
    for (NoNames.Kind kind : NoNames.Kind.values()) {
      failures.put(kind, Counter.builder("hybridsearch.recommender.failures").description("Questions the model said nothing to")
          .tags(tags).tag("reason", kind.name().toLowerCase(Locale.ROOT).replace('_', '-')).register(registry));
    }
    Gauge.builder("hybridsearch.recommender.in.flight", inFlight)
        .description("Calls under way, given up ones included").tags(tags).register(registry);
  }

  /** Times a call to its real end, also one that fails or was given up. */
  <T> T call(Supplier<T> call) {
    return calls.record(call);
  }

  void saved() {
    saved.increment();
  }

  void failed(NoNames.Kind kind) {
    failures.get(kind).increment();
  }
}
