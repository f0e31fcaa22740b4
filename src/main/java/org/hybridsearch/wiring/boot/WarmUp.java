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

  private final SearchPipeline searches;
  private final Suggester suggester;
  private final Recommendations recommendations;

  WarmUp(SearchPipeline searches, Suggester suggester, Recommendations recommendations) {
    this.searches = searches;
    this.suggester = suggester;
    this.recommendations = recommendations;
  }

  void run() {
    suggester.refresh();
    long end = System.nanoTime() + LONGEST.toNanos();
    for (int round = 0; round < ROUNDS; round++) {
      boolean explain = round == 0; // explanations go a way of their own
      titles(round).stream().takeWhile(title -> System.nanoTime() < end).forEach(title -> search(title, explain));
    }
    search("", false).stream().limit(SIMILAR).forEach(item -> similar(item.id()));
  }

  private void similar(String itemId) {
    try {
      recommendations.similar(Market.DEFAULT, itemId, NEWCOMER, TITLES);
    } catch (SearchException e) {
      LOG.debug("A recommendation before the first one failed", e);
    }
  }

  /** Other words of the same titles each round, as answers to equal queries are remembered. */
  private List<String> titles(int round) {
    return search("", false).stream().map(item -> {
      String[] words = item.title().split(" ");
      return round == 0 ? item.title() : words[round % words.length] + " " + words[(round + 1) % words.length];
    }).distinct().toList();
  }

  private List<Item> search(String query, boolean explain) {
    try {
      return searches.search(new SearchRequest(Market.DEFAULT, query, List.of(), NEWCOMER, PersonalizationMode.FULL, "",
          new PageRequest.Start(TITLES), explain)).hits().stream().map(SearchOutcome.Hit::item).toList();
    } catch (SearchException e) {
      LOG.debug("A search before the first one failed", e); // the cold engine was late: that is what this is for
      return List.of();
    }
  }
}
