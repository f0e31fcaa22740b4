package org.hybridsearch.recommend.trained;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.hybridsearch.recommend.trained.NoNames.Kind;
import org.hybridsearch.recommend.trained.TrainedModel.Answer;
import org.hybridsearch.recommend.trained.TrainedModel.Question;

/**
 * Calls a model and is back in time whatever it does. Each call runs on a virtual thread of its own and is given up when its time is
 * over; it counts as under way until it really ends, so that a hanging model keeps a bounded number of threads. Throttling and a full
 * house do not count against the circuit breaker: neither says that the model is ill. Thread-safe.
 */
final class GuardedModel {

  private final Function<Question, Answer> model;
  private final int places;
  private final Semaphore free;
  private final TypedGuard<Answer> breaker;

  /** @param onStateChange told when the circuit opens, half-opens or closes */
  GuardedModel(Function<Question, Answer> model, TrainedConfig config, Consumer<CircuitBreakerState> onStateChange) {
    this.model = model;
    this.places = config.maxInFlight();
    if (places < 1) {
      throw new IllegalArgumentException("hybridsearch.recommender.max-in-flight must be at least 1, not " + places);
    }
    this.free = new Semaphore(places);
    this.breaker = TypedGuard.create(Answer.class)
        .withDescription("recommender")
        .withCircuitBreaker()
        .requestVolumeThreshold(config.breaker().window())
        .failureRatio(config.breaker().failureRatio())
        .delay(config.breaker().delay().toMillis(), ChronoUnit.MILLIS)
        .skipOn(List.of(ModelException.Throttled.class, NoNames.class))
        .onStateChange(onStateChange)
        .done()
        .build();
  }

  /**
   * Asks the model.
   *
   * @param time how long at most; nothing is asked when it is not above 0
   * @throws NoNames when there is no answer in time
   */
  Answer ask(Question question, Duration time) {
    if (!time.isPositive()) {
      throw new NoNames(Kind.NO_TIME);
    }
    if (!free.tryAcquire()) {
      throw new NoNames(Kind.TOO_MANY_CALLS);
    }
    try {
      return breaker.get(() -> await(question, time));
    } catch (CircuitBreakerOpenException open) {
      free.release(); // the call was not made
      throw new NoNames(Kind.CIRCUIT_OPEN);
    } catch (ModelException failure) {
      throw NoNames.of(failure);
    } catch (NoNames givenUp) {
      Thread.currentThread().interrupt(); // set here, as the guard clears it on the way out
      throw givenUp;
    }
  }

  private Answer await(Question question, Duration time) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Thread call = Thread.ofVirtual().name("recommender").start(() -> call(question, answer));
    try {
      return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      call.interrupt();
      throw new ModelException.TimedOut("The model did not answer in time", late);
    } catch (InterruptedException interrupted) {
      call.interrupt();
      throw new NoNames(Kind.GIVEN_UP, interrupted);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    }
  }

  /** Runs one call to its end. The place is free before the caller hears of it, so that it can call again at once. */
  private void call(Question question, CompletableFuture<Answer> answer) {
    Answer said;
    try {
      said = model.apply(question);
    } catch (Throwable failure) {
      free.release();
      answer.completeExceptionally(failure);
      return;
    }
    free.release();
    answer.complete(said);
  }

  private static ModelException failure(Throwable cause) {
    return switch (cause) {
      case ModelException known -> known;
      case Error error -> throw error;
      default -> new ModelException.Unavailable("The model broke", cause);
    };
  }

  /** How many calls are under way, those given up included. */
  int inFlight() {
    return places - free.availablePermits();
  }
}
