package org.hybridsearch.personalize;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.hybridsearch.guard.GuardedCall;
import org.hybridsearch.guard.Unanswered;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.SharedAnswers.Asked;
import org.hybridsearch.personalize.SharedAnswers.Looked;
import org.jboss.logging.Logger;

/**
 * The shared answers as the stage uses them: they never fail it and never hold it up for longer than they may. Looking is bounded
 * in time, in number and by a circuit breaker of its own; keeping and forgetting happen beside. A shopper whose last act has not
 * been told to all yet has no shared answers here. Thread-safe.
 */
final class SharedTier {

  private static final Logger LOG = Logger.getLogger(SharedTier.class);
  /** Nobody waits for what is written. */
  private static final Duration WRITING = Duration.ofSeconds(2);
  /** Clocks of replicas differ, and calls under way take a while. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final SharedAnswers answers;
  private final PersonalizeConfig.Shared config;
  private final Clock clock;
  private final RankerMeters meters;
  private final GuardedCall<Supplier<Looked>, Looked> guarded;
  private final Cache<Actor, Instant> untold;

  SharedTier(Personalizer.Sharing sharing, PersonalizeConfig stage, Ticker ticker, RankerMeters meters) {
    this.answers = sharing.answers();
    this.clock = sharing.clock();
    this.config = stage.shared();
    this.meters = meters;
    this.guarded = new GuardedCall<>(new GuardedCall.Callee<>(Supplier::get, Looked.class, failure -> Kind.UNAVAILABLE),
        new GuardedCall.Limits("shared-answers", "hybridsearch.personalize.shared.max-in-flight", config.maxInFlight(),
            stage.breaker()),
        state -> LOG.warnf("Circuit of shared answers: %s", state));
    this.untold = Caffeine.newBuilder().ticker(ticker).executor(Runnable::run)
        .expireAfterWrite(config.ttl().plus(MARGIN)).build();
  }

  /** Whether there is anything to look at. */
  boolean exists() {
    return answers != SharedAnswers.NONE;
  }

  /** What is known; nothing where it cannot be found out in time, or in half of it: the rest is for the ranker. */
  Looked find(Asked asked, Duration time) {
    if (!exists() || untold.getIfPresent(new Actor(asked.market(), asked.shopper())) != null) {
      return Looked.NOTHING;
    }
    try {
      Duration most = time.dividedBy(2);
      return guarded.call(() -> answers.find(asked), most.compareTo(config.timeout()) < 0 ? most : config.timeout());
    } catch (Unanswered none) {
      meters.unshared(none.kind());
      return Looked.NOTHING;
    }
  }

  /** Keeps an answer, beside. */
  void keep(Asked asked, Looked looked, Answer answer) {
    if (looked.keeps()) {
      beside(() -> answers.keep(asked, looked.epoch(), answer), () -> {});
    }
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
    untold.put(actor, at);
    beside(() -> answers.forget(market, shopper, at), () -> untold.asMap().remove(actor, at));
  }

  private void beside(Runnable write, Runnable after) {
    Thread.ofVirtual().name("shared-answers").start(() -> {
      try {
        guarded.call(() -> {
          write.run();
          return Looked.NOTHING;
        }, WRITING);
        after.run();
      } catch (Unanswered none) {
        meters.unshared(none.kind());
      }
    });
  }

  private record Actor(Market market, String shopper) {}
}
