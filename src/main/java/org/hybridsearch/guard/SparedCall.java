package org.hybridsearch.guard;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Duration;
import java.util.function.Consumer;
import org.hybridsearch.guard.GuardedCall.Callee;
import org.hybridsearch.guard.PaidCall.Condition;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.guard.budget.BackOff;
import org.hybridsearch.guard.refusal.Refusals;

/** Calls something that no call is paid for, less often after it asked for fewer calls; never twice. Thread-safe. */
public final class SparedCall<Q, A> {

  private final GuardedCall<Q, A> guarded;
  private final BackOff backOff;
  private final Refusals refusals;

  /**
   * @param refusals that operators hear of
   * @param meters that show it from now on
   * @param onStateChange told when the circuit opens, half-opens or closes
   */
  public SparedCall(Callee<Q, A> callee, GuardedCall.Limits limits, BackOff backOff, Refusals refusals, OutcomeMeters meters,
      Consumer<CircuitBreakerState> onStateChange) {
    this.backOff = backOff;
    this.refusals = refusals;
    this.guarded = new GuardedCall<>(
        new Callee<>(question -> made(callee, question, meters), callee.answers(), callee.kind()), limits, onStateChange);
    meters.watch(guarded, backOff::share);
  }

  /** At the real end of a call, also of one that was given up: a late wish for fewer calls is heard. */
  private A made(Callee<Q, A> callee, Q question, OutcomeMeters meters) {
    long start = System.nanoTime();
    String outcome = Kind.UNAVAILABLE.label();
    try {
      A answer = callee.ask().apply(question);
      outcome = "ok";
      refusals.succeeded();
      return answer;
    } catch (RuntimeException failure) {
      Kind kind = callee.kind().apply(failure);
      outcome = kind.label();
      if (kind == Kind.THROTTLED) {
        backOff.throttled();
      } else {
        refusals.failed(failure);
      }
      throw failure;
    } finally {
      meters.ended(outcome, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /**
   * Makes a call that may as well be left out.
   *
   * @param time how long at most; nothing is asked when it is not above 0
   * @throws Unanswered when there is no answer in time, for any reason but an {@link Error} of the callee, which comes through
   */
  public A call(Q question, Duration time) {
    if (!backOff.tryCall()) {
      throw new Unanswered(Kind.BACKING_OFF);
    }
    return guarded.call(question, time);
  }

  /** The same where leaving it out costs more than asking one who asked for fewer calls. */
  public A insist(Q question, Duration time) {
    return guarded.call(question, time);
  }

  /** How the callee is treated. */
  public Condition condition() {
    return new Condition(guarded.state().name(), backOff.share(), guarded.inFlight(), refusals.last());
  }
}
