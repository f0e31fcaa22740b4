package org.hybridsearch.guard;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Leaves alone what fails too often, and tries it again by one call after a while: its success closes the circuit, its failure opens
 * it for as long again. Thread-safe.
 */
public final class Circuit<A> {

  private final TypedGuard<A> breaker;
  private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;

  /**
   * When it opens.
   *
   * @param name for its own reports
   * @param window how many of the last calls are looked at, 1 or more
   * @param failureRatio the share of failures among them that opens it, above 0 to 1
   * @param delay how long until a call is tried again
   */
  public record Limits(String name, int window, double failureRatio, Duration delay) {

    /** As settings say. */
    public static Limits of(String name, CallSettings.Breaker breaker) {
      return new Limits(name, breaker.window(), breaker.failureRatio(), breaker.delay());
    }
  }

  /**
   * Closed at first.
   *
   * @param counts which failures count; others are no sign of illness
   * @param onStateChange told when it opens, half-opens or closes
   */
  public Circuit(Class<A> answers, Limits limits, Predicate<Throwable> counts, Consumer<CircuitBreakerState> onStateChange) {
    this.breaker = TypedGuard.create(answers)
        .withDescription(limits.name())
        .withCircuitBreaker()
        .requestVolumeThreshold(limits.window())
        .failureRatio(limits.failureRatio())
        .delay(limits.delay().toMillis(), ChronoUnit.MILLIS)
        .when(counts)
        .onStateChange(changed -> {
          state = changed;
          onStateChange.accept(changed);
        })
        .done()
        .build();
  }

  /**
   * Makes a call, whose failures come through.
   *
   * @throws org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException when it was not made
   */
  public A call(Supplier<A> call) {
    return breaker.get(call);
  }

  /** Whether calls are let through, as it was last heard of. */
  public CircuitBreakerState state() {
    return state;
  }
}
