package org.hybridsearch.recommend.trained;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hybridsearch.guard.PaidCall.Condition;
import org.hybridsearch.guard.Unanswered;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.recommend.trained.TrainedModel.Answer;
import org.hybridsearch.recommend.trained.TrainedModel.Kind;
import org.hybridsearch.recommend.trained.TrainedModel.Question;
import org.jboss.logging.Logger;

/**
 * What a model names, in time, or why it does not. Nobody is asked about who is not known or did not agree, so such questions cost
 * nothing. Belongs to one market. Thread-safe.
 */
public final class TrainedItems {

  private static final Logger LOG = Logger.getLogger(TrainedItems.class);

  private final Optional<TrainedModel> model;
  private final Map<Kind, ModelCalls> calls = new EnumMap<>(Kind.class);
  private final int results;
  private volatile Predicate<Shopper.Someone> held = shopper -> false;

  /**
   * @param model absent where there is none: nothing is asked then
   * @param market whose items it names
   * @param ticker the clock of what is kept, of the budget and the bill
   * @throws IllegalArgumentException for a setting out of range; the message names it
   */
  public TrainedItems(Optional<TrainedModel> model, TrainedConfig config, Market market, Ticker ticker, MeterRegistry registry) {
    this.model = model;
    this.results = config.results();
    if (results < 1 || results > TrainedModel.MAX_ITEMS) {
      throw new IllegalArgumentException("hybridsearch.recommender.results must be 1 to " + TrainedModel.MAX_ITEMS);
    }
    ModelCalls.Setting setting = new ModelCalls.Setting(market, ticker, registry);
    model.ifPresent(asked -> {
      for (Kind kind : Kind.values()) {
        if (asked.answers(kind)) {
          calls.put(kind, new ModelCalls(asked, kind, config, switch (kind) {
            case FOR_SHOPPER -> config.cacheTtl();
            case SIMILAR -> config.similarCacheTtl();
          }, setting));
        }
      }
    });
  }

  /**
   * From now on answers for those for whom it holds are asked for each time, and not kept: the model may not know yet what they
   * did. To be said before the first question.
   */
  public TrainedItems holding(Predicate<Shopper.Someone> undelivered) {
    this.held = undelivered;
    return this;
  }

  /** How the model is treated at the moment, by kind, those kinds it is asked for. */
  public Map<Kind, Condition> condition() {
    Map<Kind, Condition> conditions = new EnumMap<>(Kind.class);
    calls.forEach((kind, each) -> conditions.put(kind, each.condition()));
    return conditions;
  }

  /** What came of a question. */
  public sealed interface Told {

    /** Nobody was asked: there is no model for it, or no shopper. */
    record NotAsked() implements Told {}

    /** The model did not say. */
    record Failed(Reason reason) implements Told {}

    /** The model said. */
    record Items(Answer answer, String source) implements Told {}
  }

  /**
   * Items for a shopper.
   *
   * @param most whether more than usual are to be asked for, as some will be left out
   * @param time how long at most; an answer already known is used even if it is not above 0
   */
  public Told forShopper(Shopper shopper, boolean most, Duration time) {
    return told(Question.forShopper(shopper, most ? TrainedModel.MAX_ITEMS : results), time);
  }

  /** Items like an item, asked on behalf of a shopper; in the same way. */
  public Told similar(String itemId, Shopper shopper, boolean most, Duration time) {
    return told(Question.similar(itemId, shopper, most ? TrainedModel.MAX_ITEMS : results), time);
  }

  /** Drops what was said for a shopper, by their {@link Shopper.Someone#key}: to be called when they act, as user and as session. */
  public void forget(String shopper) {
    calls.values().forEach(each -> each.forget(shopper));
  }

  private Told told(Question question, Duration time) {
    ModelCalls asked = calls.get(question.kind());
    if (!(question.shopper() instanceof Shopper.Someone shopper) || asked == null) {
      return new Told.NotAsked();
    }
    try {
      TrainedModel named = model.orElseThrow();
      return new Told.Items(
          distinct(asked.ask(named.essence(question), time, () -> held.test(shopper))), named.source());
    } catch (Unanswered none) {
      LOG.debugf(none, "The recommender said nothing: %s", none.kind());
      return new Told.Failed(reason(none.kind()));
    } catch (RuntimeException defect) {
      LOG.debug("The recommender cannot be asked", defect);
      return new Told.Failed(Reason.UNAVAILABLE);
    }
  }

  private static Reason reason(Unanswered.Kind kind) {
    return switch (kind) {
      case TIMEOUT, NO_TIME -> Reason.TIMEOUT;
      case THROTTLED, BACKING_OFF, OVER_BUDGET -> Reason.THROTTLED;
      case UNAVAILABLE, REFUSED, TOO_MANY_CALLS, GIVEN_UP, CIRCUIT_OPEN -> Reason.UNAVAILABLE;
    };
  }

  private static Answer distinct(Answer answer) {
    Map<String, TrainedModel.Named> first = new LinkedHashMap<>();
    answer.items().forEach(each -> first.putIfAbsent(each.itemId(), each));
    return first.size() == answer.items().size() ? answer : new Answer(answer.id(), List.copyOf(first.values()));
  }
}
