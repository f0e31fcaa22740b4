package org.hybridsearch.personalize;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.hybridsearch.guard.CallMeters;
import org.hybridsearch.guard.OutcomeMeters;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.model.Market;

/** What operators see of a ranker, by source and market: its calls, why others were not needed, and how the shared answers do. */
final class RankerMeters {

  private static final String NAME = "hybridsearch.ranker";

  /** Why a ranker was not needed. */
  enum Skip {
    NOT_REQUESTED,
    NO_SHOPPER,
    WEIGHT_ZERO,
    ONE_CANDIDATE
  }

  private final MeterRegistry registry;
  private final Tags tags;
  private final CallMeters calls;
  private final Map<Skip, Counter> skipped = new EnumMap<>(Skip.class);
  private final Map<Kind, Counter> unshared = new EnumMap<>(Kind.class);

  RankerMeters(MeterRegistry registry, String source, Market market) {
    this.registry = registry;
    this.tags = Tags.of("source", source, "market", market.name());
    this.calls = new CallMeters(registry, NAME, tags);
    for (Skip skip : Skip.values()) {
      skipped.put(skip, calls.counter("skipped", "Calls that were not needed: no answer was", "reason",
          skip.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
    for (Kind kind : Kind.values()) {
      unshared.put(kind, calls.counter("shared.failures", "Shared answers not reached", "reason", kind.label()));
    }
  }

  /** Those of its calls. */
  CallMeters calls() {
    return calls;
  }

  /** None was needed. */
  void skipped(Skip skip) {
    skipped.get(skip).increment();
  }

  /** Those of calls of the shared answers, by what they are for. */
  OutcomeMeters shared(String purpose) {
    return new OutcomeMeters(registry, NAME + ".shared", tags.and("for", purpose));
  }

  /** The shared answers were not reached. */
  void unshared(Kind kind) {
    unshared.get(kind).increment();
  }
}
