package org.hybridsearch.recommend.trained;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.hybridsearch.guard.CallMeters;
import org.hybridsearch.guard.GuardedCall.Callee;
import org.hybridsearch.guard.KeptAnswers;
import org.hybridsearch.guard.KeptAnswers.Found;
import org.hybridsearch.guard.KeptAnswers.Key;
import org.hybridsearch.guard.KeptAnswers.Via;
import org.hybridsearch.guard.PaidCall;
import org.hybridsearch.guard.PaidCall.Condition;
import org.hybridsearch.guard.Unanswered;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.recommend.trained.TrainedModel.Answer;
import org.hybridsearch.recommend.trained.TrainedModel.Question;

/**
 * The way to a model's answers of one kind: kept ones, those of calls under way, paid calls. What is ill or over its quota is a campaign,
 * and each kind has its own. Thread-safe.
 */
final class ModelCalls {

  private static final String NOBODY = "";

  private final KeptAnswers<String, Question, Answer> kept;
  private final PaidCall<Question, Answer> paid;
  private final CallMeters meters;

  /** @param ttl how long answers serve */
  ModelCalls(TrainedModel model, TrainedModel.Kind kind, TrainedConfig config, Duration ttl, Setting setting) {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.kept = new KeptAnswers<>(ttl, config.cacheSize(), setting.ticker());
    this.meters = new CallMeters(setting.registry(), "hybridsearch.recommender",
        Tags.of("source", model.source(), "market", setting.market().name(), "kind", name));
    this.paid = new PaidCall<>(
        "recommender %s (%s) of market %s".formatted(model.source(), name, setting.market().name()),
        new Callee<>(model::ask, Answer.class, ModelCalls::kind),
        new PaidCall.Terms("hybridsearch.recommender", config.maxInFlight(), config, model.price(kind)),
        setting.ticker()::read, meters);
  }

  /** Where it is asked. */
  record Setting(Market market, Ticker ticker, MeterRegistry registry) {}

  private static Kind kind(RuntimeException thrown) {
    return switch (thrown) {
      case ModelException failure -> switch (failure) {
        case ModelException.TimedOut late -> Kind.TIMEOUT;
        case ModelException.Throttled throttled -> Kind.THROTTLED;
        case ModelException.Refused context -> Kind.REFUSED;
        case ModelException.Unavailable gone -> Kind.UNAVAILABLE;
      };
      default -> Kind.UNAVAILABLE;
    };
  }

  /**
   * The answer.
   *
   * @param essence the question as far as the answer depends on it
   * @param held whether it must not be kept, being about its shopper; asked once the key is made, so that who acts in between is
   *     forgotten with it
   * @throws Unanswered when there is none; it is counted
   */
  Answer ask(Question essence, Duration time, BooleanSupplier held) {
    try {
      Key<String, Question> key = kept.key(subject(essence), essence);
      Found<Answer> found = essence.shopper() instanceof Shopper.Someone && held.getAsBoolean()
          ? kept.shared(key, time, left -> called(essence, left)) : kept.get(key, time, left -> called(essence, left));
      meters.found(found.via());
      return found.answer();
    } catch (Unanswered none) {
      meters.failed(none.kind());
      throw none;
    }
  }

  private Found<Answer> called(Question question, Duration time) {
    return new Found<>(paid.call(question, time), Via.CALL);
  }

  private static String subject(Question question) {
    return switch (question.shopper()) {
      case Shopper.Someone someone -> someone.key();
      case Shopper.Nobody nobody -> NOBODY;
    };
  }

  void forget(String shopper) {
    kept.forget(shopper);
  }

  Condition condition() {
    return paid.condition();
  }
}
