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
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.personalize.Personalizer;

/** The recommendations of one market. Safe for use by many threads. */
public final class Recommender implements Recommendations {

  /** Two kinds of candidates are no more than a ranker takes. */
  private static final int MOST_CANDIDATES = 200;
  private static final int MOST_WEIGHT = 100;

  private final Supplier<LiveIndex> index;
  private final Duration deadline;
  private final Candidates candidates;
  private final LikeAnItem likeAnItem;
  private final LikedByShopper likedByShopper;
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
  public Recommender(
      Catalogue catalogue, ItemFacts facts, Personalizer personalizer, RecommendConfig config, Supplier<String> ids) {
    within("popular", config.popular(), 1, MOST_CANDIDATES);
    within("favorites", config.favorites(), 0, MOST_CANDIDATES);
    within("similar.candidates", config.similar().candidates(), 1, MOST_CANDIDATES);
    within("similar.content", config.similar().content(), 0, MOST_WEIGHT);
    within("similar.behaviour", config.similar().behaviour(), 0, MOST_WEIGHT);
    within("similar.personal", config.similar().personal(), 0, MOST_WEIGHT);
    this.index = catalogue.index();
    this.deadline = catalogue.deadline();
    this.candidates = new Candidates(catalogue.engine(), catalogue.items());
    this.likeAnItem = new LikeAnItem(candidates, facts, personalizer, config.similar());
    this.likedByShopper = new LikedByShopper(candidates, facts, personalizer, config);
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
    return answered(() -> shown(live, likeAnItem.ranked(market, live, itemId, shopper, timing), first, timing));
  }

  @Override
  public ForShopper recommended(Market market, Shopper shopper, List<Filter> filters, int first) {
    Timing timing = new Timing(deadline);
    LiveIndex live = index.get();
    return answered(() -> {
      LikedByShopper.Liked liked = likedByShopper.ranked(market, live, shopper, filters, timing);
      return new ForShopper(ids.get(), shown(live, liked.ranked(), first, timing), liked.outcome());
    });
  }

  private List<Recommended> shown(LiveIndex live, List<Ranked> ranked, int first, Timing timing) {
    List<Ranked> best = Ranked.best(ranked, first);
    Map<String, Ranked> byId = best.stream().collect(Collectors.toMap(each -> each.candidate().id(), Function.identity()));
    List<Recommended> shown = new ArrayList<>();
    for (Item item : candidates.items(live.alias(), best.stream().map(each -> each.candidate().id()).toList(), timing.left())) {
      Ranked each = byId.get(item.id());
      shown.add(new Recommended(item, shown.size() + 1, each.score(), each.parts()));
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
