package org.hybridsearch.recommend.trained;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<Kind, KeptAnswers> kept = new EnumMap<>(Kind.class);
  private final Optional<GuardedModel> guarded;
  private final Optional<ModelMeters> meters;
  private final int results;

  /**
   * @param model absent where there is none: nothing is asked then
   * @param market whose items it names
   * @param ticker the clock of what is kept
   * @throws IllegalArgumentException for a setting out of range; the message names it
   */
  public TrainedItems(Optional<TrainedModel> model, TrainedConfig config, Market market, Ticker ticker, MeterRegistry registry) {
    this.model = model;
    this.results = config.results();
    if (results < 1 || results > TrainedModel.MAX_ITEMS) {
      throw new IllegalArgumentException("hybridsearch.recommender.results must be 1 to " + TrainedModel.MAX_ITEMS);
    }
    kept.put(Kind.FOR_SHOPPER, new KeptAnswers(config.cacheTtl(), config.cacheSize(), ticker));
    kept.put(Kind.SIMILAR, new KeptAnswers(config.similarCacheTtl(), config.cacheSize(), ticker));
    this.guarded = model.map(asked -> new GuardedModel(asked::ask, config,
        state -> LOG.warnf("Circuit of recommender %s: %s", asked.source(), state)));
    this.meters = model.flatMap(asked -> guarded.map(guard -> new ModelMeters(
        registry, Tags.of("source", asked.source(), "market", market.name()), guard::inFlight)));
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
    if (model.isPresent()) {
      kept.values().forEach(each -> each.forget(shopper));
    }
  }

  private Told told(Question question, Duration time) {
    if (question.shopper() instanceof Shopper.Nobody || model.isEmpty() || !model.get().answers(question.kind())) {
      return new Told.NotAsked();
    }
    try {
      return asked(model.get(), question, time);
    } catch (NoNames none) {
      return failed(none);
    } catch (RuntimeException defect) {
      return failed(new NoNames(NoNames.Kind.UNAVAILABLE, defect));
    }
  }

  private Told asked(TrainedModel asked, Question question, Duration time) {
    KeptAnswers.Found found = kept.get(question.kind()).get(asked.essence(question), time,
        () -> meters.get().call(() -> guarded.get().ask(question, time)));
    if (found.saved()) {
      meters.get().saved();
    }
    return new Told.Items(distinct(found.answer()), asked.source());
  }

  private Told failed(NoNames none) {
    meters.get().failed(none.kind());
    LOG.debugf(none, "The recommender said nothing: %s", none.kind());
    return new Told.Failed(none.kind().reason);
  }

  private static Answer distinct(Answer answer) {
    Map<String, TrainedModel.Named> first = new LinkedHashMap<>();
    answer.items().forEach(each -> first.putIfAbsent(each.itemId(), each));
    return first.size() == answer.items().size() ? answer : new Answer(answer.id(), List.copyOf(first.values()));
  }
}
