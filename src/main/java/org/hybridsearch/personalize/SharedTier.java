package org.hybridsearch.personalize;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hybridsearch.guard.GuardedCall;
import org.hybridsearch.guard.PaidCall.Condition;
import org.hybridsearch.guard.SparedCall;
import org.hybridsearch.guard.Unanswered;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.guard.budget.BackOff;
import org.hybridsearch.guard.refusal.Refusals;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.SharedAnswers.Asked;
import org.hybridsearch.personalize.SharedAnswers.Looked;
import org.hybridsearch.personalize.UntoldActs.Actor;
import org.jboss.logging.Logger;

/**
 * The shared answers as the stage uses them: they never fail it and never hold it up for longer than they may. Looking is bounded
 * in time, in number and by a circuit breaker of its own; keeping and forgetting happen beside, in places of their own, and wait
 * for one: many who act at once take none from those who look, and none of their acts is lost. After the store asked for fewer
 * calls less is looked up and kept, while acts are told all the same. A shopper whose last act has not been told to all yet has no
 * shared answers here. Thread-safe.
 */
final class SharedTier {

  private static final Logger LOG = Logger.getLogger(SharedTier.class);
  private static final String LOOKUPS = "lookups";
  private static final String WRITES = "writes";
  /** Nobody waits for what is written. */
  private static final Duration WRITING = Duration.ofSeconds(2);
  /** A lost act costs more than a thread that waits, and the circuit breaker ends the waiting for a store that is ill. */
  private static final Duration TELLING = Duration.ofSeconds(30);
  /** Of the places: so many more look than act that a hanging store fills the window of the circuit breaker at once. */
  private static final int PART_THAT_WRITES = 4;
  /** Clocks of replicas differ, and calls under way take a while. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final SharedAnswers answers;
  private final PersonalizeConfig.Shared config;
  private final Clock clock;
  private final RankerMeters meters;
  private final SparedCall<Supplier<Looked>, Looked> looks;
  private final SparedCall<Supplier<Looked>, Looked> writes;
  private final Semaphore turns;
  private final UntoldActs untold;

  SharedTier(Personalizer.Sharing sharing, PersonalizeConfig stage, Ticker ticker, RankerMeters meters) {
    this.answers = sharing.answers();
    this.clock = sharing.clock();
    this.config = stage.shared();
    this.meters = meters;
    int places = config.maxInFlight();
    int writing = Math.max(1, places / PART_THAT_WRITES);
    this.looks = spared(LOOKUPS, places > 1 ? places - writing : places, stage, ticker);
    this.writes = spared(WRITES, writing, stage, ticker);
    this.turns = new Semaphore(writing, true);
    this.untold = new UntoldActs(config.ttl().plus(MARGIN), ticker);
  }

  private SparedCall<Supplier<Looked>, Looked> spared(String purpose, int places, PersonalizeConfig stage, Ticker ticker) {
    String name = "shared-answers-" + purpose;
    return new SparedCall<>(new GuardedCall.Callee<>(Supplier::get, Looked.class, SharedTier::kind),
        new GuardedCall.Limits(name, "hybridsearch.personalize.shared.max-in-flight", places, stage.breaker(), true),
        new BackOff("hybridsearch.personalize", stage.backOff().recovery(), ticker::read),
        new Refusals(name, ticker::read), meters.shared(purpose),
        state -> LOG.warnf("Circuit of %s: %s", name, state));
  }

  private static Kind kind(RuntimeException failure) {
    return failure instanceof Unanswered told ? told.kind() : Kind.UNAVAILABLE;
  }

  /** Whether there is anything to look at. */
  boolean exists() {
    return answers != SharedAnswers.NONE;
  }

  /** What is known; nothing where it cannot be found out in time, or in half of it: the rest is for the ranker. */
  Looked find(Asked asked, Duration time) {
    if (!exists() || untold.of(new Actor(asked.market(), asked.shopper()))) {
      return Looked.NOTHING;
    }
    try {
      Duration most = time.dividedBy(2);
      return looks.call(() -> answers.find(asked), most.compareTo(config.timeout()) < 0 ? most : config.timeout());
    } catch (Unanswered none) {
      meters.unshared(none.kind());
      return Looked.NOTHING;
    }
  }

  /** Keeps an answer, beside. */
  void keep(Asked asked, Looked looked, Answer answer) {
    if (looked.keeps()) {
      beside(() -> inTurn(WRITING, () -> writes.call(done(() -> answers.keep(asked, looked.epoch(), answer)), WRITING)));
    }
  }

  /** How the store is treated, by what it is called for; empty where there is none. */
  Map<String, Condition> conditions() {
    return exists() ? Map.of(LOOKUPS, looks.condition(), WRITES, writes.condition()) : Map.of();
  }

  Instant now() {
    return clock.instant();
  }

  /** Drops the answers for a shopper who acted, beside; until that is done this replica finds none. Older acts need no telling. */
  void forget(Market market, String shopper, Instant at) {
    if (!exists() || at.isBefore(clock.instant().minus(config.ttl()).minus(MARGIN))) {
      return;
    }
    Actor actor = new Actor(market, shopper);
    if (untold.heard(actor, at)) {
      beside(() -> tell(actor, at));
    }
  }

  /** Tells the latest that is known, and what came meanwhile. */
  private void tell(Actor actor, Instant heard) {
    boolean all = false;
    try {
      while (!all) {
        Instant at = untold.latest(actor, heard);
        inTurn(TELLING, () -> writes.insist(done(() -> answers.forget(actor.market(), actor.shopper(), at)), WRITING));
        all = untold.told(actor, at);
      }
    } finally {
      if (!all) {
        untold.failed(actor);
      }
    }
  }

  private void inTurn(Duration patience, Runnable write) {
    try {
      if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Unanswered(Kind.TOO_MANY_CALLS);
      }
    } catch (InterruptedException stopping) {
      throw new Unanswered(Kind.GIVEN_UP, stopping);
    }
    try {
      write.run();
    } finally {
      turns.release();
    }
  }

  private static Supplier<Looked> done(Runnable write) {
    return () -> {
      write.run();
      return Looked.NOTHING;
    };
  }

  private void beside(Runnable write) {
    Thread.ofVirtual().name("shared-answers").start(() -> {
      try {
        write.run();
      } catch (Unanswered none) {
        meters.unshared(none.kind());
      }
    });
  }
}
