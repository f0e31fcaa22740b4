package org.hybridsearch.personalize;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hybridsearch.guard.KeptAnswers;
import org.hybridsearch.guard.KeptAnswers.Found;
import org.hybridsearch.guard.KeptAnswers.Key;
import org.hybridsearch.guard.KeptAnswers.Via;
import org.hybridsearch.guard.PaidCall.Condition;
import org.hybridsearch.guard.Unanswered;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.personalize.PersonalRanker.Question;
import org.hybridsearch.personalize.RankerMeters.Skip;
import org.hybridsearch.personalize.SharedAnswers.Asked;
import org.jboss.logging.Logger;

/**
 * The personalize stage: asks the ranker what the shopper prefers among the candidates. Never fails a search: when the ranker
 * does not answer, in time, every candidate is neutral and the weight 0, so the page is the one without personalization.
 * Thread-safe.
 */
public final class Personalizer {

  private static final Logger LOG = Logger.getLogger(Personalizer.class);
  private static final String TRIED_AGAIN = "the ranker is being tried again";

  private final PersonalRanker ranker;
  private final RankerCalls calls;
  private final SharedTier shared;
  private final KeptAnswers<Actor, Asked, Taste> cache;
  private final Cache<Favoring, List<String>> favorites;
  private final RankerMeters meters;
  private volatile Predicate<Shopper.Someone> held = shopper -> false;

  /**
   * The stage of the default market, which shares no answers with other replicas.
   *
   * @param ticker the clock of the cache
   */
  public Personalizer(PersonalRanker ranker, PersonalizeConfig config, Ticker ticker, MeterRegistry registry) {
    this(ranker, config, ticker, registry, Market.DEFAULT);
  }

  /**
   * The stage of a market, which shares no call, no circuit and no answer with another one.
   *
   * @param ticker the clock of the cache
   */
  public Personalizer(
      PersonalRanker ranker, PersonalizeConfig config, Ticker ticker, MeterRegistry registry, Market market) {
    this(ranker, config, ticker, registry, market, Sharing.NONE);
  }

  /**
   * The stage of a market.
   *
   * @param ticker the clock of the cache, the budget and the bill
   * @param sharing where answers are that replicas share
   */
  public Personalizer(PersonalRanker ranker, PersonalizeConfig config, Ticker ticker, MeterRegistry registry, Market market,
      Sharing sharing) {
    this.ranker = ranker;
    this.meters = new RankerMeters(registry, ranker.source(), market);
    this.shared = new SharedTier(sharing, config, ticker, meters);
    this.calls = new RankerCalls(ranker, config, ticker, meters, shared, market);
    this.cache = new KeptAnswers<>(config.cacheTtl(), config.cacheSize(), ticker);
    this.favorites = Caffeine.newBuilder().ticker(ticker).executor(Runnable::run)
        .expireAfterWrite(config.cacheTtl()).maximumSize(config.favoritesSize()).build();
  }

  /**
   * Where answers are that replicas share.
   *
   * @param clock that tells how long ago a shopper acted
   */
  public record Sharing(SharedAnswers answers, Clock clock) {

    /** Nowhere. */
    public static final Sharing NONE = new Sharing(SharedAnswers.NONE, Clock.systemUTC());
  }

  /**
   * What is asked of the stage.
   *
   * @param candidates distinct ids in union order, best first; the first {@value PersonalRanker#MAX_ITEMS} are ranked, the rest
   *     stay neutral
   * @param weighting how much the shopper may move the order
   * @param filter what the ranker is to take out
   * @param time how long the stage may take; an answer already known is used even if it is not above 0
   */
  public record Request(Market market, Shopper shopper, List<String> candidates, Weighting weighting, RankerFilter filter,
      Duration time) {
    public Request {
      candidates = List.copyOf(candidates);
    }

    /** With whichever filter the ranker applies anyway. */
    public Request(Market market, Shopper shopper, List<String> candidates, Weighting weighting, Duration time) {
      this(market, shopper, candidates, weighting, RankerFilter.OWN, time);
    }
  }

  /**
   * How much the shopper may move the order.
   *
   * @param base the profile's weight of the personal signal, 0 or more and finite
   * @param lightFraction what of it {@link PersonalizationMode#LIGHT} leaves, 0 to 1
   */
  public record Weighting(PersonalizationMode mode, double base, double lightFraction) {
    public Weighting {
      if (!(base >= 0) || Double.isInfinite(base) || !(lightFraction >= 0 && lightFraction <= 1)) {
        throw new IllegalArgumentException("A weight is 0 or more, and a light fraction 0 to 1");
      }
    }

    /** A share of it, 0 to 1. */
    public Weighting times(double share) {
      return new Weighting(mode, base * share, lightFraction);
    }

    /** The weight at a confidence of 0 to 1: base x (FULL 1, LIGHT the fraction, NONE 0) x confidence. */
    public double at(double confidence) {
      return confidence * switch (mode) {
        case FULL -> base;
        case LIGHT -> base * lightFraction;
        case NONE -> 0;
      };
    }
  }

  /** Ranks the candidates for the shopper, or says why not. Throws nothing but an {@link Error} of the ranker. */
  public PersonalRanking personalize(Request request) {
    if (request.weighting().mode() == PersonalizationMode.NONE) {
      return skipped(request, Skip.NOT_REQUESTED, Reason.NOT_REQUESTED, "not requested");
    }
    return switch (request.shopper()) {
      case Shopper.Nobody nobody -> skipped(request, Skip.NO_SHOPPER, Reason.NO_SHOPPER, "no shopper is known");
      case Shopper.Someone someone when request.weighting().at(1) == 0 ->
          skipped(request, Skip.WEIGHT_ZERO, Reason.WEIGHT_ZERO, "the personal weight is 0");
      case Shopper.Someone someone when request.candidates().size() < 2 -> // whatever its weight, it moves nothing
          skipped(request, Skip.ONE_CANDIDATE, Reason.WEIGHT_ZERO, "at most one candidate");
      case Shopper.Someone someone -> asked(request, someone);
    };
  }

  /**
   * The items the shopper is most likely to like, best first and distinct; none where the shopper is nobody, may not move the
   * order, or is unknown to the ranker. Takes no time worth a deadline. Kept like answers are, as a shopper asks more than once.
   *
   * @param limit at most so many; 0 for none
   * @throws RuntimeException what the ranker throws
   */
  public List<String> favorites(Market market, Shopper shopper, Weighting weighting, int limit) {
    return switch (shopper) {
      case Shopper.Someone someone when limit > 0 && weighting.at(1) > 0 ->
          favorites.get(new Favoring(market, someone, cache.epoch(new Actor(market, someone.key())), limit),
              asked -> ranker.favorites(market, someone, limit).stream().distinct().limit(limit).toList());
      case Shopper.Someone someone -> List.of();
      case Shopper.Nobody nobody -> List.of();
    };
  }

  /**
   * From now on answers for those for whom it holds are asked for each time, and not kept: the ranker may not know yet what they
   * did. Who asks the same at once shares a call. To be said before the first search.
   */
  public Personalizer holding(Predicate<Shopper.Someone> undelivered) {
    this.held = undelivered;
    return this;
  }

  /**
   * Drops what is known of a shopper's preferences, at once and cheaply: to be called when they act, for the user and for the
   * session.
   *
   * @param shopper as {@link Shopper.Someone#key} has it
   */
  public void forget(Market market, String shopper) {
    forget(market, shopper, shared.now());
  }

  /**
   * The same where it is known when they acted: what is shared with other replicas is dropped once, however many say so, and not at
   * all where it is long ago.
   */
  public void forget(Market market, String shopper, Instant at) {
    cache.forget(new Actor(market, shopper));
    shared.forget(market, shopper, at);
  }

  /** How the ranker is treated at the moment. */
  public Condition condition() {
    return calls.condition();
  }

  /** How the shared answers are treated, by what they are called for; empty where none are shared. */
  public Map<String, Condition> sharedConditions() {
    return shared.conditions();
  }

  private record Actor(Market market, String shopper) {}

  private record Favoring(Market market, Shopper.Someone shopper, long epoch, int limit) {}

  private PersonalRanking asked(Request request, Shopper.Someone shopper) {
    long start = System.nanoTime();
    List<String> ids = request.candidates();
    List<String> asked = ids.size() > PersonalRanker.MAX_ITEMS ? List.copyOf(ids.subList(0, PersonalRanker.MAX_ITEMS)) : ids;
    boolean trying = calls.trying();
    try {
      Found<Taste> found = found(new Question(request.market(), shopper, asked, request.filter()), request.time());
      meters.calls().found(found.via());
      PersonalRanking ranking = judged(request, found, start);
      return trying && found.via() == Via.CALL ? ranking.noting(TRIED_AGAIN) : ranking;
    } catch (Unanswered none) {
      PersonalRanking ranking = failed(request, none, start);
      return trying ? ranking.noting(TRIED_AGAIN) : ranking;
    } catch (RuntimeException defect) {
      return failed(request, new Unanswered(Kind.UNAVAILABLE, defect), start);
    }
  }

  /**
   * The key is made before it is asked who is held: whose act comes between the two is forgotten with the key, and whose came before
   * is held. The other way round an answer that does not know of the act could be kept. Who is held shares calls under way all
   * the same: those of this key began after the last act that is known here.
   */
  private Found<Taste> found(Question question, Duration time) {
    Shopper.Someone shopper = question.shopper();
    Asked asked = new Asked(ranker.identity(question.filter()), question.market(), shopper.key(),
        ranker.relevant(shopper.context()), question.itemIds());
    Key<Actor, Asked> key = cache.key(new Actor(question.market(), shopper.key()), asked);
    return held.test(shopper) ? cache.shared(key, time, left -> calls.fresh(question, left))
        : cache.get(key, time, left -> calls.answer(question, asked, left, () -> !held.test(shopper)));
  }

  private PersonalRanking judged(Request request, Found<Taste> found, long start) {
    Taste taste = found.answer();
    double weight = request.weighting().at(taste.confidence());
    boolean excludes = taste.scores().excludes(); // by a filter, so whatever the weight is
    if (!(weight > 0) && !excludes) {
      return unmoved(request, found, "nothing is known of the shopper", start);
    }
    if (!taste.scores().moves()) {
      return unmoved(request, found, "the ranker prefers none of the candidates", start);
    }
    PersonalizationOutcome outcome = new PersonalizationOutcome(
        Reason.APPLIED, taste.confidence(), ranker.source(), taste.recommendationId());
    String note = excludes ? "items that the ranker's filter took out stand last" : "";
    return new PersonalRanking(request.candidates(), taste.scores(), weight, outcome, report(found, note, start));
  }

  private static PersonalRanking unmoved(Request request, Found<Taste> found, String why, long start) {
    return PersonalRanking.neutral(request.candidates(), Reason.UNKNOWN_SHOPPER, report(found, why, start));
  }

  private PersonalRanking failed(Request request, Unanswered none, long start) {
    meters.calls().failed(none.kind());
    Fallback fallback = Fallback.of(none.kind());
    LOG.debugf(none, "Ranker %s: %s", ranker.source(), fallback.text());
    StageReport report = StageReport.fellBack(Stage.PERSONALIZE, fallback.status(), fallback.text(), start);
    return PersonalRanking.neutral(request.candidates(), fallback.reason(), report);
  }

  private PersonalRanking skipped(Request request, Skip skip, Reason reason, String why) {
    meters.skipped(skip);
    return PersonalRanking.neutral(request.candidates(), reason, StageReport.skipped(Stage.PERSONALIZE, why));
  }

  private static StageReport report(Found<Taste> found, String why, long start) {
    StageReport.Status status = switch (found.via()) {
      case CACHE, SHARED -> StageReport.Status.CACHED;
      case CALL, FLIGHT -> StageReport.Status.OK;
    };
    return StageReport.fellBack(Stage.PERSONALIZE, status, why, start);
  }
}
