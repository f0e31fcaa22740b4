package org.hybridsearch.retrieve.breadth;

import org.hybridsearch.model.Exact;
import org.hybridsearch.model.SearchPlan;

/**
 * How broad a query is, in bits of click entropy. Queries on which everybody clicks the same gain nothing from personalization, and
 * lose by it (Dou, Song, Wen, WWW 2007). As long as the clicks are too few, what they could come to at most stands in: log2 of
 * the number of matches, if each were clicked alike; the number of results is known to foretell how far people differ (Teevan, Dumais,
 * Liebling, "To personalize or not to personalize", SIGIR 2008). Safe for use by many threads.
 */
public final class Breadth {

  private final ClickEntropy clicks;

  public Breadth(ClickEntropy clicks) {
    this.clicks = clicks;
  }

  /**
   * 0 or more; 0 for a query that names an item by its code.
   *
   * @param matches by words, or, where words found none, by meaning
   */
  public double bits(SearchPlan plan, long matches, Exact exact) {
    return exact.byCode() ? 0 : clicks.bits(plan.request().market(), plan.query()).orElse(log2(Math.max(1, matches)));
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
