package org.hybridsearch.personalize;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.AnswerCache.Via;
import org.hybridsearch.personalize.NoAnswer.Kind;

/** What operators see of a ranker, by source and market: calls with their time, calls saved, searches without an answer by reason. */
final class RankerMeters {

  private static final String SOURCE = "source";
  private static final String MARKET = "market";

  private final MeterRegistry registry;
  private final Tags tags;
  private final Timer calls;
  private final Map<Via, Counter> saved = new EnumMap<>(Via.class);
  private final Map<Kind, Counter> failures = new EnumMap<>(Kind.class);

  RankerMeters(MeterRegistry registry, String source, Market market) {
    this.registry = registry;
    this.tags = Tags.of(SOURCE, source, MARKET, market.name());
    calls = Timer.builder("hybridsearch.ranker.calls").description("Calls of the ranker")
        .tags(tags).register(registry);
    for (Via via : new Via[] {Via.CACHE, Via.SHARED}) {
      saved.put(via, Counter.builder("hybridsearch.ranker.saved").description("Calls that were not needed")
          .tags(tags).tag("by", name(via)).register(registry));
    }
    for (Kind kind : Kind.values()) {
      failures.put(kind, Counter.builder("hybridsearch.ranker.failures").description("Searches the ranker said nothing to")
          .tags(tags).tag("reason", name(kind)).register(registry));
    }
  }

  /** Shows how many calls are under way. */
  void watch(Supplier<Number> inFlight) {
    Gauge.builder("hybridsearch.ranker.in.flight", inFlight)
        .description("Calls under way, given up ones included").tags(tags).register(registry);
  }

  /** Times a call to its real end, also one that fails or was given up. */
  <T> T call(Supplier<T> call) {
    return calls.record(call);
  }

  /** An answer was there. */
  void found(Via via) {
    if (via != Via.CALL) {
      saved.get(via).increment();
    }
  }

  /** There was none. */
  void failed(Kind kind) {
    failures.get(kind).increment();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
