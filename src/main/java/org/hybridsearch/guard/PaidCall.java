package org.hybridsearch.guard;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hybridsearch.guard.GuardedCall.Callee;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.guard.budget.BackOff;
import org.hybridsearch.guard.budget.Bill;
import org.hybridsearch.guard.budget.CallBudget;
import org.hybridsearch.guard.refusal.Refusal;
import org.hybridsearch.guard.refusal.Refusals;
import org.jboss.logging.Logger;

/**
 * Calls something that is paid for, if it is not to be spared, the budget holds and the circuit is closed; never twice. What was turned
 * down is not on the bill. Thread-safe.
 */
public final class PaidCall<Q, A> {

  private static final Logger LOG = Logger.getLogger(PaidCall.class);

  private final GuardedCall<Q, A> guarded;
  private final CallBudget budget;
  private final BackOff backOff;
  private final Bill bill;
  private final Refusals refusals;

  /**
   * On what terms.
   *
   * @param prefix of the settings, for messages
   * @param places for calls under way, set by {@code max-in-flight} under the prefix
   */
  public record Terms(String prefix, int places, CallSettings settings, Price price) {}

  /**
   * What calls cost.
   *
   * @param perThousandCalls 0 or more, in US dollars
   * @param provisioned calls a second that are billed whether made or not, of all replicas together; 0 or more
   * @param sharers how many markets have the same callee, 1 or more: each has an equal part of the budget and of what is provisioned
   */
  public record Price(double perThousandCalls, double provisioned, long sharers) {

    /** Nothing. */
    public static final Price FREE = new Price(0, 0);

    public Price {
      if (!(perThousandCalls >= 0) || !(provisioned >= 0) || sharers < 1) {
        throw new IllegalArgumentException("A price is 0 or more, and somebody's");
      }
    }

    /** Of what one market has alone. */
    public Price(double perThousandCalls, double provisioned) {
      this(perThousandCalls, provisioned, 1);
    }

    /** Whether calls are paid for at all. */
    public boolean paid() {
      return perThousandCalls > 0 || provisioned > 0;
    }
  }

  /**
   * How the callee is treated.
   *
   * @param circuit {@code CLOSED}, {@code HALF_OPEN} while it is tried again, or {@code OPEN} while it is left alone
   * @param letThrough the share of calls made, less than 1 after it asked for fewer
   * @param inFlight calls under way
   * @param refusal for what calls are turned down, until one succeeds
   */
  public record Condition(String circuit, double letThrough, int inFlight, Optional<Refusal> refusal) {

    /** In words, for operators. */
    public String text() {
      return circuit + ", " + Math.round(100 * letThrough) + " % of calls let through, " + inFlight + " under way"
          + refusal.map(last -> ", " + last.text()).orElse("");
    }
  }

  /**
   * @param name of the callee, for the log
   * @param nanos a clock that never goes back, in nanoseconds
   * @param meters that show it from now on
   * @throws IllegalArgumentException for a setting out of range; the message names it
   */
  public PaidCall(String name, Callee<Q, A> callee, Terms terms, LongSupplier nanos, CallMeters meters) {
    CallSettings settings = terms.settings();
    long sharers = terms.price().sharers();
    this.budget =
        new CallBudget(terms.prefix(), settings.budget().callsPerSecond() / sharers, settings.budget().replicas(), nanos);
    this.backOff = new BackOff(terms.prefix(), settings.backOff().recovery(), nanos);
    this.bill = new Bill(
        terms.price().perThousandCalls(), terms.price().provisioned() / sharers / settings.budget().replicas(), nanos);
    this.refusals = new Refusals(name, nanos);
    this.guarded = new GuardedCall<>(
        new Callee<>(question -> made(callee, question, meters), callee.answers(), callee.kind()),
        new GuardedCall.Limits(terms.prefix(), terms.prefix() + ".max-in-flight", terms.places(), settings.breaker(), false),
        state -> LOG.warnf("Circuit of %s: %s", name, state));
    meters.watch(guarded, backOff::share, bill);
  }

  /** At the real end of a call, also of one that was given up: a late wish for fewer calls is heard, and a late answer paid for. */
  private A made(Callee<Q, A> callee, Q question, CallMeters meters) {
    boolean paid = true;
    try {
      A answer = meters.call(() -> callee.ask().apply(question));
      refusals.succeeded();
      return answer;
    } catch (RuntimeException failure) {
      Kind kind = callee.kind().apply(failure);
      if (kind == Kind.THROTTLED) {
        paid = false;
        backOff.throttled();
      } else if (kind == Kind.UNAVAILABLE) { // what is refused for an asker's words is not the set-up's
        refusals.failed(failure);
      }
      throw failure;
    } finally {
      if (paid) {
        bill.call();
      }
    }
  }

  /**
   * Makes a call.
   *
   * @param time how long at most; nothing is asked when it is not above 0
   * @throws Unanswered when there is no answer in time, for any reason but an {@link Error} of the callee, which comes through
   */
  public A call(Q question, Duration time) {
    if (!time.isPositive()) {
      throw new Unanswered(Kind.NO_TIME);
    }
    if (!backOff.tryCall()) {
      throw new Unanswered(Kind.BACKING_OFF);
    }
    if (guarded.state() != CircuitBreakerState.OPEN && !budget.tryCall()) {
      throw new Unanswered(Kind.OVER_BUDGET);
    }
    return guarded.call(question, time);
  }

  /** Whether the callee is called again after it failed too often, by the next call alone. */
  public boolean trying() {
    return guarded.state() == CircuitBreakerState.HALF_OPEN;
  }

  /** How the callee is treated. */
  public Condition condition() {
    return new Condition(guarded.state().name(), backOff.share(), guarded.inFlight(), refusals.last());
  }
}
