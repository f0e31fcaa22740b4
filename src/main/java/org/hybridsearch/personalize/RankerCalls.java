package org.hybridsearch.personalize;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.hybridsearch.guard.GuardedCall.Callee;
import org.hybridsearch.guard.KeptAnswers.Found;
import org.hybridsearch.guard.KeptAnswers.Via;
import org.hybridsearch.guard.PaidCall;
import org.hybridsearch.guard.PaidCall.Condition;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.PersonalRanker.Question;
import org.hybridsearch.personalize.SharedAnswers.Asked;
import org.hybridsearch.personalize.SharedAnswers.Looked;

/** The way to an answer that this replica has not: out of those that replicas share, else by a paid call. Thread-safe. */
final class RankerCalls {

  private final PaidCall<Question, Answer> paid;
  private final SharedTier shared;
  private final LogLift normalization;

  RankerCalls(PersonalRanker ranker, PersonalizeConfig config, Ticker ticker, RankerMeters meters, SharedTier shared,
      Market market) {
    this.shared = shared;
    this.normalization = new LogLift(config.clamp(), config.normalization());
    this.paid = new PaidCall<>("ranker " + ranker.source() + " of market " + market.name(),
        new Callee<>(ranker::rank, Answer.class, RankerCalls::kind),
        new PaidCall.Terms("hybridsearch.personalize", config.maxInFlight(), config, ranker.price()), ticker::read,
        meters.calls());
  }

  private static Kind kind(RuntimeException thrown) {
    return switch (thrown) {
      case RankerException failure -> switch (failure) {
        case RankerException.TimedOut late -> Kind.TIMEOUT;
        case RankerException.Throttled throttled -> Kind.THROTTLED;
        case RankerException.Refused context -> Kind.REFUSED;
        case RankerException.Unavailable gone -> Kind.UNAVAILABLE;
      };
      default -> Kind.UNAVAILABLE;
    };
  }

  /**
   * The answer.
   *
   * @param asked the question as it is kept
   * @param time how long at most
   * @param keeping asked when a call has brought an answer: whether others may have it
   * @throws org.hybridsearch.guard.Unanswered when there is none
   */
  Found<Taste> answer(Question question, Asked asked, Duration time, BooleanSupplier keeping) {
    long start = System.nanoTime();
    Looked looked = shared.find(asked, time);
    if (looked.answer().isPresent()) {
      return new Found<>(Taste.of(question, looked.answer().get(), normalization), Via.SHARED);
    }
    Answer answer = paid.call(question, shared.exists() ? time.minusNanos(System.nanoTime() - start) : time);
    if (keeping.getAsBoolean()) {
      shared.keep(asked, looked, answer);
    }
    return new Found<>(Taste.of(question, answer, normalization), Via.CALL);
  }

  /** The same, asked for anew and kept nowhere. */
  Found<Taste> fresh(Question question, Duration time) {
    return new Found<>(Taste.of(question, paid.call(question, time), normalization), Via.CALL);
  }

  /** Whether the ranker is called again after it failed too often, by the next call alone. */
  boolean trying() {
    return paid.trying();
  }

  /** How the ranker is treated. */
  Condition condition() {
    return paid.condition();
  }
}
