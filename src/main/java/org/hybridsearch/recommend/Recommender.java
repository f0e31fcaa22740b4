package org.hybridsearch.recommend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.recommend.LikedByShopper.Liked;
import org.hybridsearch.recommend.trained.TrainedItems;
import org.hybridsearch.recommend.trained.TrainedItems.Told;

/**
 * The recommendations of one market: what a model trained elsewhere names, where there is one, and else what this service finds by
 * itself. Safe for use by many threads.
 */
public final class Recommender implements Recommendations {

  /** Two kinds of candidates are no more than a ranker takes. */
  private static final int MOST_CANDIDATES = 200;
  private static final int MOST_WEIGHT = 100;

  private final Supplier<LiveIndex> index;
  private final Duration deadline;
  private final Candidates candidates;
  private final NamedItems named;
  private final LikeAnItem likeAnItem;
  private final LikedByShopper likedByShopper;
  private final TrainedItems trained;
  private final Supplier<String> ids;

  /**
   * Where items are found.
   *
   * @param items reads one from its stored form
   * @param deadline the time in which an answer arrives, or an error does
   */
  public record Catalogue(SearchEngine engine, Supplier<LiveIndex> index, AnswerReader<Item> items, Duration deadline) {}

  /**
   * @param ids gives each recommendation an id of its own, at most 40 characters long
   * @throws IllegalArgumentException for a setting out of range; the message names it
   */
  public Recommender(Catalogue catalogue, ItemFacts facts, Personalizer personalizer, TrainedItems trained, RecommendConfig config,
      Supplier<String> ids) {
    within("popular", config.popular(), 1, MOST_CANDIDATES);
    within("favorites", config.favorites(), 0, MOST_CANDIDATES);
    within("similar.candidates", config.similar().candidates(), 1, MOST_CANDIDATES);
    within("similar.content", config.similar().content(), 0, MOST_WEIGHT);
    within("similar.behaviour", config.similar().behaviour(), 0, MOST_WEIGHT);
    within("similar.personal", config.similar().personal(), 0, MOST_WEIGHT);
    this.index = catalogue.index();
    this.deadline = catalogue.deadline();
    this.candidates = new Candidates(catalogue.engine(), catalogue.items());
    this.named = new NamedItems(candidates);
    this.likeAnItem = new LikeAnItem(candidates, facts, personalizer, config.similar());
    this.likedByShopper = new LikedByShopper(candidates, facts, personalizer, config);
    this.trained = trained;
    this.ids = ids;
  }

  private static void within(String setting, double value, int least, int most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "hybridsearch.recommend." + setting + " must be " + least + " to " + most + ", not " + value);
    }
  }

  @Override
  public List<Recommended> similar(Market market, String itemId, Shopper shopper, int first) {
    Timing timing = new Timing(deadline);
    LiveIndex live = index.get();
    return answered(() -> {
      ItemFacts.Seed seed = likeAnItem.seed(itemId); // first, so that no call is paid for an item that is none
      Function<Shopper, List<Ranked>> own = whose -> likeAnItem.ranked(market, live, itemId, seed, whose, timing);
      List<Ranked> ranked = switch (trained.similar(itemId, shopper, live.grouped(), timing.model())) {
        case Told.NotAsked none -> own.apply(shopper);
        case Told.Failed failed -> own.apply(Shopper.NOBODY); // as in popular, and so below
        case Told.Items told -> NamedItems.filled(
            named.ranked(live, told.answer(), "behaviour", List.of(LikeAnItem.others(seed)), timing),
            first, () -> own.apply(Shopper.NOBODY), likeAnItem.highest());
      };
      return shown(live, ranked, first, timing);
    });
  }

  @Override
  public ForShopper recommended(Market market, Shopper shopper, List<Filter> filters, int first) {
    Timing timing = new Timing(deadline);
    LiveIndex live = index.get();
    return answered(() -> {
      Told told = trained.forShopper(shopper, live.grouped() || !filters.isEmpty(), timing.model());
      List<Json> conditions = likedByShopper.excluding(live, shopper, filters, timing);
      Liked liked = switch (told) {
        case Told.NotAsked none -> likedByShopper.ranked(market, live, shopper, conditions, timing);
        case Told.Failed failed -> new Liked(
            popular(market, live, conditions, timing), PersonalizationOutcome.notApplied(failed.reason()));
        case Told.Items items -> liked(market, live, items, new Wanted(conditions, first), timing);
      };
      return new ForShopper(ids.get(), shown(live, liked.ranked(), first, timing), liked.outcome());
    });
  }

  private record Wanted(List<Json> conditions, int first) {}

  /** The model does not tell a shopper it knows from one it does not, so where its order is shown it counts as trusted. */
  private Liked liked(Market market, LiveIndex live, Told.Items told, Wanted wanted, Timing timing) {
    List<Ranked> left = named.ranked(live, told.answer(), "personal", wanted.conditions(), timing);
    List<Ranked> filled = NamedItems.filled(
        left, wanted.first(), () -> popular(market, live, wanted.conditions(), timing), 1);
    return new Liked(filled, left.isEmpty() ? PersonalizationOutcome.notApplied(Reason.UNKNOWN_SHOPPER)
        : new PersonalizationOutcome(Reason.APPLIED, 1, told.source()));
  }

  /** Without the shopper: a second paid call would not be made any better by the first one's failure. */
  private List<Ranked> popular(Market market, LiveIndex live, List<Json> conditions, Timing timing) {
    return likedByShopper.ranked(market, live, Shopper.NOBODY, conditions, timing).ranked();
  }

  private List<Recommended> shown(LiveIndex live, List<Ranked> ranked, int first, Timing timing) {
    List<Ranked> best = Ranked.best(ranked, first);
    Map<String, Ranked> byId = best.stream().collect(Collectors.toMap(each -> each.candidate().id(), Function.identity()));
    List<Recommended> shown = new ArrayList<>();
    for (Item item : candidates.items(live.alias(), best.stream().map(each -> each.candidate().id()).toList(), timing.left())) {
      Ranked each = byId.get(item.id());
      shown.add(new Recommended(item, shown.size() + 1, each.score(), each.parts(), each.answerId()));
    }
    return shown;
  }

  private static <T> T answered(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (EngineException e) {
      throw new SearchException.Unavailable("Recommendations are not available at the moment; try again in a few seconds.", e);
    }
  }
}
