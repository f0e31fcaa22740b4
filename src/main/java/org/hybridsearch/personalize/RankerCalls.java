package org.hybridsearch.personalize;

import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalScores;
import org.hybridsearch.personalize.AnswerCache.Found;
import org.hybridsearch.personalize.AnswerCache.Taste;
import org.hybridsearch.personalize.AnswerCache.Via;
import org.hybridsearch.personalize.NoAnswer.Kind;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.PersonalRanker.Price;
import org.hybridsearch.personalize.PersonalRanker.Question;
import org.hybridsearch.personalize.SharedAnswers.Asked;
import org.hybridsearch.personalize.SharedAnswers.Looked;
import org.hybridsearch.personalize.budget.BackOff;
import org.hybridsearch.personalize.budget.Bill;
import org.hybridsearch.personalize.budget.CallBudget;
import org.jboss.logging.Logger;

/**
 * The way to an answer that this replica has not: out of those that replicas share, else by a call, if the ranker is not to be
 * spared, the budget holds and the circuit is closed. Thread-safe.
 */
final class RankerCalls {

  private static final Logger LOG = Logger.getLogger(RankerCalls.class);

  private final PersonalRanker ranker;
  private final GuardedCall<Question, Answer> guarded;
  private final SharedTier shared;
  private final CallBudget budget;
  private final BackOff backOff;
  private final LogLift normalization;

  RankerCalls(PersonalRanker ranker, PersonalizeConfig config, Ticker ticker, RankerMeters meters, SharedTier shared,
      Market market) {
    this.ranker = ranker;
    this.shared = shared;
    this.normalization = new LogLift(config.clamp(), config.normalization());
    this.budget = new CallBudget(config.budget().callsPerSecond(), config.budget().replicas(), ticker::read);
    this.backOff = new BackOff(config.backOff().recovery(), ticker::read);
    Price price = ranker.price();
    Bill bill = new Bill(price.perThousandCalls(), price.provisioned() / config.budget().replicas(), ticker::read);
    this.guarded = new GuardedCall<>(question -> billed(bill, () -> meters.call(() -> ranker.rank(question))), Answer.class,
        new GuardedCall.Limits("max-in-flight", config.maxInFlight(), config.breaker()),
        state -> LOG.warnf("Circuit of ranker %s of market %s: %s", ranker.source(), market.name(), state));
    meters.watch(guarded, backOff::share);
    meters.watch(bill);
  }

  /** What a call does; one that was turned down is not paid for. */
  private interface Call {
    Answer make();
  }

  private static Answer billed(Bill bill, Call call) {
    boolean paid = true;
    try {
      return call.make();
    } catch (RankerException.Throttled turnedDown) {
      paid = false;
      throw turnedDown;
    } finally {
      if (paid) {
        bill.call();
      }
    }
  }

  /**
   * The answer.
   *
   * @param time how long at most
   * @throws NoAnswer when there is none
   */
  Found answer(Question question, Duration time) {
    long start = System.nanoTime();
    Asked asked = new Asked(ranker.identity(question.filter()), question.market(), question.shopper().key(),
        ranker.relevant(question.shopper().context()), question.itemIds());
    Looked looked = shared.find(asked, time);
    if (looked.answer().isPresent()) {
      return new Found(taste(question, looked.answer().get()), Via.SHARED);
    }
    Answer answer = call(question, shared.exists() ? time.minusNanos(System.nanoTime() - start) : time);
    shared.keep(asked, looked, answer);
    return new Found(taste(question, answer), Via.CALL);
  }

  /** The same, asked for anew and kept nowhere. */
  Found fresh(Question question, Duration time) {
    return new Found(taste(question, call(question, time)), Via.CALL);
  }

  private Answer call(Question question, Duration time) {
    if (!backOff.tryCall()) {
      throw new NoAnswer(Kind.BACKING_OFF);
    }
    if (guarded.state() != CircuitBreakerState.OPEN && !budget.tryCall()) {
      throw new NoAnswer(Kind.OVER_BUDGET);
    }
    try {
      return guarded.call(question, time);
    } catch (NoAnswer none) {
      if (none.kind() == Kind.THROTTLED) {
        backOff.throttled();
      }
      throw none;
    }
  }

  private Taste taste(Question question, Answer answer) {
    double confidence = answer.confidence() > 0 ? Math.min(answer.confidence(), 1) : 0; // NaN is no confidence
    PersonalScores scores = normalization.scores(question.itemIds(), answer.scores());
    return new Taste(excluding(scores, question, answer.excluded()), confidence, answer.recommendationId());
  }

  /** A filter that takes out everything says nothing of the order. */
  private static PersonalScores excluding(PersonalScores scores, Question question, Set<String> excluded) {
    if (excluded.isEmpty()) {
      return scores;
    }
    int asked = question.itemIds().size();
    var positions = IntStream.range(0, asked)
        .filter(i -> excluded.contains(question.itemIds().get(i)) && scores.rank(i).isEmpty()).boxed().toList();
    return positions.size() == asked ? scores : scores.excluding(positions, asked);
  }

  /** Whether the ranker is called again after it failed too often, by the next call alone. */
  boolean trying() {
    return guarded.state() == CircuitBreakerState.HALF_OPEN;
  }

  /** How the ranker is treated. */
  Personalizer.Condition condition() {
    return new Personalizer.Condition(guarded.state().name(), backOff.share(), guarded.inFlight());
  }
}
