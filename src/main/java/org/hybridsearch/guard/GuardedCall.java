package org.hybridsearch.guard;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.hybridsearch.guard.Unanswered.Kind;
import org.jboss.logging.Logger;

/**
 * Calls something and is back in time whatever it does. Each call runs on a virtual thread of its own and is given up when its time
 * is over, also when it ignores the interruption. Calls under way are counted until they really end, so that a hanging callee keeps
 * a bounded number of threads and is then called no more.
 *
 * <p>The circuit breaker looks at calls that were made. Throttling does not count against it: it comes back quickly, shows that
 * the callee lives, and the calls it lets through still serve; opening would turn a part of the service into none. A full house
 * does not count either: it says nothing of the callee's health; nor does a refusal of one asker's words. Thread-safe.
 */
public final class GuardedCall<Q, A> {

  private static final Logger LOG = Logger.getLogger(GuardedCall.class);

  private final Callee<Q, A> callee;
  private final String name;
  private final int places;
  private final boolean letsEnd;
  private final Semaphore free;
  private final Circuit<A> circuit;

  /**
   * Who is called.
   *
   * @param ask gives an answer, never null
   * @param kind of what it throws: {@link Kind#TIMEOUT}, {@link Kind#THROTTLED}, {@link Kind#REFUSED} or {@link Kind#UNAVAILABLE}
   */
  public record Callee<Q, A>(Function<Q, A> ask, Class<A> answers, Function<RuntimeException, Kind> kind) {}

  /**
   * What a callee may hold, and when it is left alone.
   *
   * @param name of calls, for reports
   * @param setting that {@code places} comes from
   * @param places for calls under way, 1 or more
   * @param letsEnd whether a call that is given up is not interrupted and goes on without anybody, as it would tear a connection
   *     that the next call wants; only for a callee that keeps a time of its own
   */
  public record Limits(String name, String setting, int places, CallSettings.Breaker breaker, boolean letsEnd) {
    public Limits {
      if (places < 1) {
        throw new IllegalArgumentException(setting + " must be at least 1, not " + places);
      }
    }
  }

  /** @param onStateChange told when the circuit opens, half-opens or closes */
  public GuardedCall(Callee<Q, A> callee, Limits limits, Consumer<CircuitBreakerState> onStateChange) {
    this.callee = callee;
    this.name = limits.name();
    this.places = limits.places();
    this.letsEnd = limits.letsEnd();
    this.free = new Semaphore(places);
    this.circuit = new Circuit<>(callee.answers(), Circuit.Limits.of(name, limits.breaker()),
        failure -> !(failure instanceof Unanswered none) || none.kind().illness(), onStateChange);
  }

  /**
   * Makes a call.
   *
   * @param time how long at most; nothing is asked when it is not above 0
   * @throws Unanswered when there is no answer in time, for any reason but an {@link Error} of the callee other than of linkage,
   *     which comes through
   */
  public A call(Q question, Duration time) {
    if (!time.isPositive()) {
      throw new Unanswered(Kind.NO_TIME);
    }
    if (!free.tryAcquire()) {
      throw new Unanswered(Kind.TOO_MANY_CALLS);
    }
    try {
      return circuit.call(() -> await(question, time));
    } catch (CircuitBreakerOpenException open) {
      free.release(); // the call was not made
      throw new Unanswered(Kind.CIRCUIT_OPEN);
    } catch (Unanswered none) {
      if (none.kind() == Kind.GIVEN_UP) {
        Thread.currentThread().interrupt(); // set here, as the guard clears it on the way out
      }
      throw none;
    }
  }

  private A await(Q question, Duration time) {
    CompletableFuture<A> answer = new CompletableFuture<>();
    Thread call = Thread.ofVirtual().name(name).start(() -> run(question, answer));
    try {
      return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      giveUp(call);
      throw new Unanswered(Kind.TIMEOUT, late);
    } catch (InterruptedException interrupted) {
      giveUp(call);
      throw new Unanswered(Kind.GIVEN_UP, interrupted);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    }
  }

  private void giveUp(Thread call) {
    if (!letsEnd) {
      call.interrupt();
    }
  }

  /** Runs one call to its end. The place is free before the caller hears of it, so that it can call again at once. */
  private void run(Q question, CompletableFuture<A> answer) {
    A said;
    try {
      said = Objects.requireNonNull(callee.ask().apply(question), "answer");
    } catch (Throwable failure) {
      free.release();
      answer.completeExceptionally(failure);
      return;
    }
    free.release();
    answer.complete(said);
  }

  private Unanswered failure(Throwable cause) {
    return switch (cause) {
      case RuntimeException known -> new Unanswered(callee.kind().apply(known), known);
      case LinkageError broken -> { // such as a class whose loading was interrupted once: a page can do without
        LOG.errorf("A call of %s cannot be made (%s)", name, broken.getClass().getName());
        yield new Unanswered(Kind.UNAVAILABLE, broken);
      }
      case Error error -> throw error;
      default -> new Unanswered(Kind.UNAVAILABLE, cause);
    };
  }

  /** Whether calls are let through, as it was last heard of. */
  public CircuitBreakerState state() {
    return circuit.state();
  }

  /** How many calls are under way, those given up included. */
  public int inFlight() {
    return places - free.availablePermits();
  }
}
