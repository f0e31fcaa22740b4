package org.hybridsearch.wiring.boot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.pipeline.Searches;
import org.hybridsearch.recommend.Recommendations;
import org.jboss.logging.Logger;

/**
 * Searches for the titles of what the shop has, so that every stage has something to do; once. Where calls are paid for, only the
 * first few searches make one: a campaign with one provisioned call a second would be asked by each replica at each deploy, and
 * throttle the shoppers of those that serve already.
 */
final class Warming {

  private static final Logger LOG = Logger.getLogger(Warming.class);
  private static final int ROUNDS = 4;
  private static final int TITLES = 24;
  private static final int SIMILAR = 5;
  private static final int MOST_PAID = 3;
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Shopper NEWCOMER = new Shopper.Someone("", "warm-up", Map.of());

  private final Market market;
  private final Searches searches;
  private final Recommendations recommendations;
  private final Shopper liking;
  private final AtomicInteger personal;

  /**
   * @param paidRanker whether rankings are paid for
   * @param paidModel whether a model is asked for items like an item
   */
  Warming(Market market, Searches searches, Recommendations recommendations, boolean paidRanker, boolean paidModel) {
    this.market = market;
    this.searches = searches;
    this.recommendations = recommendations;
    this.liking = paidRanker || paidModel ? Shopper.NOBODY : NEWCOMER;
    this.personal = new AtomicInteger(paidRanker ? MOST_PAID : Integer.MAX_VALUE);
  }

  /** Ends early in an empty shop. */
  void run() {
    long end = System.nanoTime() + LONGEST.toNanos();
    for (int round = 0; round < ROUNDS; round++) {
      boolean explain = round == 0; // explanations go a way of their own
      titles(round).stream().takeWhile(title -> System.nanoTime() < end).forEach(title -> search(title, explain));
    }
    search("", false).stream().limit(SIMILAR).forEach(item -> similar(item.id()));
  }

  private void similar(String itemId) {
    try {
      recommendations.similar(market, itemId, liking, TITLES);
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
    PersonalizationMode mode = personal.getAndDecrement() > 0 ? PersonalizationMode.FULL : PersonalizationMode.NONE;
    try {
      return searches.search(new SearchRequest(market, query, List.of(), NEWCOMER, mode, "",
          new PageRequest.Start(TITLES), explain)).hits().stream().map(SearchOutcome.Hit::item).toList();
    } catch (SearchException e) {
      LOG.debug("A search before the first one failed", e); // the cold engine was late: that is what this is for
      return List.of();
    }
  }
}
