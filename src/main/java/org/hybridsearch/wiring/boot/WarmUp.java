package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.pipeline.SearchPipeline;
import org.hybridsearch.recommend.Recommendations;
import org.hybridsearch.suggest.Suggester;
import org.hybridsearch.wiring.market.PerMarket;
import org.jboss.logging.Logger;

/**
 * Runs searches before the first real one, which would else pay for compiling the engine's script and this service's code: for the
 * titles of what the shop has, so that every stage has something to do. Ends early in an empty shop.
 */
@Singleton
final class WarmUp {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final int ROUNDS = 4;
  private static final int TITLES = 24;
  private static final int SIMILAR = 5;
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Shopper NEWCOMER = new Shopper.Someone("", "warm-up", Map.of());

  private final PerMarket<SearchPipeline> searches;
  private final PerMarket<Suggester> suggesters;
  private final Recommendations recommendations;

  WarmUp(PerMarket<SearchPipeline> searches, PerMarket<Suggester> suggesters, Recommendations recommendations) {
    this.searches = searches;
    this.suggesters = suggesters;
    this.recommendations = recommendations;
  }

  void run(Market market) {
    suggesters.of(market).refresh();
    long end = System.nanoTime() + LONGEST.toNanos();
    for (int round = 0; round < ROUNDS; round++) {
      boolean explain = round == 0; // explanations go a way of their own
      titles(market, round).stream().takeWhile(title -> System.nanoTime() < end).forEach(title -> search(market, title, explain));
    }
    search(market, "", false).stream().limit(SIMILAR).forEach(item -> similar(market, item.id()));
  }

  private void similar(Market market, String itemId) {
    try {
      recommendations.similar(market, itemId, NEWCOMER, TITLES);
    } catch (SearchException e) {
      LOG.debug("A recommendation before the first one failed", e);
    }
  }

  /** Other words of the same titles each round, as answers to equal queries are remembered. */
  private List<String> titles(Market market, int round) {
    return search(market, "", false).stream().map(item -> {
      String[] words = item.title().split(" ");
      return round == 0 ? item.title() : words[round % words.length] + " " + words[(round + 1) % words.length];
    }).distinct().toList();
  }

  private List<Item> search(Market market, String query, boolean explain) {
    try {
      return searches.of(market).search(new SearchRequest(market, query, List.of(), NEWCOMER, PersonalizationMode.FULL, "",
          new PageRequest.Start(TITLES), explain)).hits().stream().map(SearchOutcome.Hit::item).toList();
    } catch (SearchException e) {
      LOG.debug("A search before the first one failed", e); // the cold engine was late: that is what this is for
      return List.of();
    }
  }
}
