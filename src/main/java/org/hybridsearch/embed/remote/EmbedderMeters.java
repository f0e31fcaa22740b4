package org.hybridsearch.embed.remote;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.embed.EmbeddingException.Kind;

/**
 * What operators see of a model that is paid for, by its name: calls with their time and outcome, calls not made, tokens and
 * their estimated price. Thread-safe.
 */
public final class EmbedderMeters {

  private static final String MODEL = "model";
  private static final String FOR = "for";
  private static final double MILLION = 1e6;

  private final MeterRegistry registry;
  private final String model;
  private final double pricePerMillionTokens;
  private volatile CircuitBreakerState circuit = CircuitBreakerState.CLOSED;

  /** Who calls are for. */
  public enum Use { QUERIES, ITEMS }

  /** Meters of one model; equal names share them. */
  public EmbedderMeters(MeterRegistry registry, String model, double pricePerMillionTokens) {
    this.registry = registry;
    this.model = model;
    this.pricePerMillionTokens = pricePerMillionTokens;
    Gauge.builder("hybridsearch.embedder.circuit.open", () -> openness(circuit))
        .description("1 while the embedding model is left alone, 0.5 while it is tried again, else 0")
        .tag(MODEL, model).register(registry);
  }

  /** Times one call. */
  public <T> T call(Use use, Supplier<T> call) {
    long start = System.nanoTime();
    try {
      T answer = call.get();
      called(use, "ok", start);
      return answer;
    } catch (EmbeddingException failure) {
      called(use, name(failure.kind()), start);
      throw failure;
    }
  }

  private void called(Use use, String outcome, long start) {
    registry.timer("hybridsearch.embedder.calls", MODEL, model, FOR, name(use), "outcome", outcome)
        .record(Duration.ofNanos(System.nanoTime() - start));
  }

  /** Tokens that were paid for. */
  public void tokens(Use use, long tokens) {
    registry.counter("hybridsearch.embedder.tokens", MODEL, model, FOR, name(use)).increment(tokens);
    registry.counter("hybridsearch.embedder.price", MODEL, model, FOR, name(use))
        .increment(tokens / MILLION * pricePerMillionTokens);
  }

  /** Shows by how much imports are slowed down. */
  public void watchPace(Supplier<Number> slowdown) {
    Gauge.builder("hybridsearch.embedder.slowdown", slowdown)
        .description("By how much throttling slows imports down, 1 for not at all").tag(MODEL, model).register(registry);
  }

  /** Shows how many calls for queries are under way. */
  void watch(Supplier<Number> inFlight) {
    Gauge.builder("hybridsearch.embedder.in.flight", inFlight)
        .description("Calls for queries under way").tag(MODEL, model).register(registry);
  }

  void refused(Kind kind) {
    registry.counter("hybridsearch.embedder.refused", MODEL, model, "reason", name(kind)).increment();
  }

  void circuit(CircuitBreakerState state) {
    circuit = state;
  }

  private static double openness(CircuitBreakerState state) {
    return switch (state) {
      case CLOSED -> 0;
      case HALF_OPEN -> 0.5;
      case OPEN -> 1;
    };
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
