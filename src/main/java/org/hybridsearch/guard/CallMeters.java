package org.hybridsearch.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.hybridsearch.guard.KeptAnswers.Via;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.guard.budget.Bill;

/**
 * What operators see of something that is called and paid for: calls with their time and what they cost, calls saved and how,
 * questions without an answer by reason, and how it is treated.
 */
public final class CallMeters {

  private final MeterRegistry registry;
  private final String prefix;
  private final Tags tags;
  private final Timer calls;
  private final Map<Via, Counter> saved = new EnumMap<>(Via.class);
  private final Map<Kind, Counter> failures = new EnumMap<>(Kind.class);

  /** @param prefix of the names of meters, such as {@code hybridsearch.ranker} */
  public CallMeters(MeterRegistry registry, String prefix, Tags tags) {
    this.registry = registry;
    this.prefix = prefix;
    this.tags = tags;
    this.calls = Timer.builder(prefix + ".calls").description("Calls that were made").tags(tags).register(registry);
    for (Via via : new Via[] {Via.CACHE, Via.FLIGHT, Via.SHARED}) {
      saved.put(via, counter("saved", "Calls that were not needed: the answer was there", "by", via.name().toLowerCase(Locale.ROOT)));
    }
    for (Kind kind : Kind.values()) {
      failures.put(kind, counter("failures", "Questions that got no answer", "reason", kind.label()));
    }
  }

  /** Another counter beside these. */
  public Counter counter(String name, String description, String tag, String value) {
    return Counter.builder(prefix + "." + name).description(description).tags(tags).tag(tag, value).register(registry);
  }

  /** Shows how it is treated, and what its calls cost. */
  void watch(GuardedCall<?, ?> guarded, Supplier<Number> share, Bill bill) {
    new Treatment(registry, prefix, tags).show(guarded, share);
    ToDoubleFunction<Bill> total = Bill::total;
    FunctionCounter.builder(prefix + ".cost", bill, total)
        .description("Estimated bill of the calls, in US dollars").tags(tags).register(registry);
  }

  /** Times a call to its real end, also one that fails or was given up. */
  <T> T call(Supplier<T> call) {
    return calls.record(call);
  }

  /** An answer was there. */
  public void found(Via via) {
    if (via != Via.CALL) {
      saved.get(via).increment();
    }
  }

  /** There was none. */
  public void failed(Kind kind) {
    failures.get(kind).increment();
  }
}
