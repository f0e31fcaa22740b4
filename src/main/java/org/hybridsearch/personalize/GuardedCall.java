package org.hybridsearch.personalize;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.hybridsearch.personalize.NoAnswer.Kind;

/**
 * Calls something, a ranker above all, and is back in time whatever it does. Each call runs on a virtual thread of its own and is given up when its
 * time is over, also when it ignores the interruption. Calls under way are counted until they really end, so that a hanging
 * ranker keeps a bounded number of threads and is then called no more.
 *
 * <p>The circuit breaker looks at calls that were made. Throttling does not count against it: it comes back quickly, shows that
 * the ranker lives, and the calls it lets through still serve shoppers; opening would turn a part of the service into none. A
 * full house does not count either: it says nothing of the ranker's health. Thread-safe.
 */
final class GuardedCall<Q, A> {

  private final Function<Q, A> callee;
  private final int places;
  private final Semaphore free;
  private final TypedGuard<A> breaker;
  private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;

  /** What a callee may hold: places for calls under way, and when it is left alone. */
  record Limits(String name, int places, PersonalizeConfig.Breaker breaker) {}

  /** @param onStateChange told when the circuit opens, half-opens or closes */
  GuardedCall(Function<Q, A> callee, Class<A> answers, Limits limits, Consumer<CircuitBreakerState> onStateChange) {
    this.callee = callee;
    this.places = limits.places();
    if (places < 1) {
      throw new IllegalArgumentException("hybridsearch.personalize." + limits.name() + " must be at least 1, not " + places);
    }
    this.free = new Semaphore(places);
    this.breaker = TypedGuard.create(answers)
        .withDescription(limits.name())
        .withCircuitBreaker()
        .requestVolumeThreshold(limits.breaker().window())
        .failureRatio(limits.breaker().failureRatio())
        .delay(limits.breaker().delay().toMillis(), ChronoUnit.MILLIS)
        .skipOn(List.of(RankerException.Throttled.class, NoAnswer.class))
        .onStateChange(changed -> {
          state = changed;
          onStateChange.accept(changed);
        })
        .done()
        .build();
  }

  /**
   * Makes a call.
   *
   * @param time how long at most; nothing is asked when it is not above 0
   * @throws NoAnswer when there is none in time, for any reason but an {@link Error} of the callee, which comes through
   */
  A call(Q question, Duration time) {
    if (!time.isPositive()) {
      throw new NoAnswer(Kind.NO_TIME);
    }
    if (!free.tryAcquire()) {
      throw new NoAnswer(Kind.TOO_MANY_CALLS);
    }
    try {
      return breaker.get(() -> await(question, time));
    } catch (CircuitBreakerOpenException open) {
      free.release(); // the call was not made
      throw new NoAnswer(Kind.CIRCUIT_OPEN);
    } catch (RankerException failure) {
      throw NoAnswer.of(failure);
    } catch (NoAnswer givenUp) {
      Thread.currentThread().interrupt(); // set here, as the guard clears it on the way out
      throw givenUp;
    }
  }

  private A await(Q question, Duration time) {
    CompletableFuture<A> answer = new CompletableFuture<>();
    Thread call = Thread.ofVirtual().name("personal-ranker").start(() -> run(question, answer));
    try {
      return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      call.interrupt();
      throw new RankerException.TimedOut("The ranker did not answer in time", late);
    } catch (InterruptedException interrupted) {
      call.interrupt();
      throw new NoAnswer(Kind.GIVEN_UP, interrupted);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    }
  }

  /** Runs one call to its end. The place is free before the caller hears of it, so that it can call again at once. */
  private void run(Q question, CompletableFuture<A> answer) {
    A said;
    try {
      said = Objects.requireNonNull(callee.apply(question), "answer");
    } catch (Throwable failure) {
      free.release();
      answer.completeExceptionally(failure);
      return;
    }
    free.release();
    answer.complete(said);
  }

  private static RankerException failure(Throwable cause) {
    return switch (cause) {
      case RankerException known -> known;
      case Error error -> throw error;
      default -> new RankerException.Unavailable("The ranker broke", cause);
    };
  }

  /** Whether calls are let through, as it was last heard of. */
  CircuitBreakerState state() {
    return state;
  }

  /** How many calls are under way, those given up included. */
  int inFlight() {
    return places - free.availablePermits();
  }
}
