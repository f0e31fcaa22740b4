package org.hybridsearch.personalize;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.AnswerCache.Via;
import org.hybridsearch.personalize.NoAnswer.Kind;
import org.hybridsearch.personalize.budget.Bill;

/**
 * What operators see of a ranker, by source and market: calls with their time and what they cost, calls saved and how, searches
 * without an answer by reason, and how it is treated.
 */
final class RankerMeters {

  /** Why a ranker was not needed. */
  enum Skip {
    NOT_REQUESTED,
    NO_SHOPPER,
    WEIGHT_ZERO,
    ONE_CANDIDATE
  }

  private final MeterRegistry registry;
  private final Tags tags;
  private final Timer calls;
  private final Map<Via, Counter> saved = new EnumMap<>(Via.class);
  private final Map<Skip, Counter> skipped = new EnumMap<>(Skip.class);
  private final Map<Kind, Counter> failures = new EnumMap<>(Kind.class);
  private final Map<Kind, Counter> unshared = new EnumMap<>(Kind.class);

  RankerMeters(MeterRegistry registry, String source, Market market) {
    this.registry = registry;
    this.tags = Tags.of("source", source, "market", market.name());
    calls = Timer.builder("hybridsearch.ranker.calls").description("Calls of the ranker").tags(tags).register(registry);
    for (Via via : new Via[] {Via.CACHE, Via.FLIGHT, Via.SHARED}) {
      saved.put(via, counter("hybridsearch.ranker.saved", "Calls that were not needed: the answer was there", "by", via));
    }
    for (Skip skip : Skip.values()) {
      skipped.put(skip, counter("hybridsearch.ranker.skipped", "Calls that were not needed: no answer was", "reason", skip));
    }
    for (Kind kind : Kind.values()) {
      failures.put(kind, counter("hybridsearch.ranker.failures", "Searches the ranker said nothing to", "reason", kind));
      unshared.put(kind, counter("hybridsearch.ranker.shared.failures", "Shared answers not reached", "reason", kind));
    }
  }

  private Counter counter(String name, String description, String tag, Enum<?> value) {
    return Counter.builder(name).description(description)
        .tags(tags).tag(tag, value.name().toLowerCase(Locale.ROOT).replace('_', '-')).register(registry);
  }

  /** Shows how the ranker is treated. */
  void watch(GuardedCall<?, ?> guarded, Supplier<Number> share) {
    gauge("hybridsearch.ranker.in.flight", "Calls under way, given up ones included", guarded::inFlight);
    gauge("hybridsearch.ranker.circuit", "0 closed, 1 being tried again, 2 open", () -> level(guarded.state()));
    gauge("hybridsearch.ranker.let.through", "The share of calls made, less than 1 after the ranker asked for fewer", share);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).tags(tags).register(registry);
  }

  private static int level(CircuitBreakerState state) {
    return switch (state) {
      case CLOSED -> 0;
      case HALF_OPEN -> 1;
      case OPEN -> 2;
    };
  }

  /** Shows what the calls cost. */
  void watch(Bill bill) {
    ToDoubleFunction<Bill> total = Bill::total;
    FunctionCounter.builder("hybridsearch.ranker.cost", bill, total)
        .description("Estimated bill of the calls, in US dollars").tags(tags).register(registry);
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

  /** None was needed. */
  void skipped(Skip skip) {
    skipped.get(skip).increment();
  }

  /** There was none. */
  void failed(Kind kind) {
    failures.get(kind).increment();
  }

  /** The shared answers were not reached. */
  void unshared(Kind kind) {
    unshared.get(kind).increment();
  }
}
