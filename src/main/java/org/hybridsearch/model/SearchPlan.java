package org.hybridsearch.model;

import java.time.Duration;
import java.util.Map;

/**
 * Everything the stages after planning need to know; none of them looks at a profile or a setting again.
 *
 * @param index the index the whole search runs on
 * @param profileName and version: the snapshot that is kept to the end
 * @param nowMillis the search's one notion of now, epoch milliseconds
 * @param rung of the zero-result ladder that the search stands on: {@link Rung#AS_ASKED} until nothing was found
 */
public record SearchPlan(
    SearchRequest request,
    LiveIndex index,
    String profileName,
    int profileVersion,
    Words words,
    Legs legs,
    Blend blend,
    Personal personal,
    Deadlines deadlines,
    long nowMillis,
    Rung rung) {

  /** The words that are looked for: those asked, unless another rung is served. */
  public String query() {
    return rung.query(request.query());
  }

  /** Whether no words are looked for: filters and popularity alone select and order. */
  public boolean browses() {
    return query().isEmpty();
  }

  /** The same plan on another rung. */
  public SearchPlan with(Rung other) {
    return new SearchPlan(
        request, index, profileName, profileVersion, words, legs, blend, personal, deadlines, nowMillis, other);
  }

  /** The same plan for another request of the same market and profile. */
  public SearchPlan with(SearchRequest other) {
    return new SearchPlan(
        other, index, profileName, profileVersion, words, legs, blend, personal, deadlines, nowMillis, rung);
  }

  /** The same plan with words matched another way. */
  public SearchPlan with(Words other) {
    return new SearchPlan(
        request, index, profileName, profileVersion, other, legs, blend, personal, deadlines, nowMillis, rung);
  }

  /**
   * How words are matched.
   *
   * @param fieldBoosts by the engine's field name, each 1 or more; one analyzer serves them all
   * @param minimumShouldMatch in the engine's notation, for example {@code 2<75%}
   * @param exactTitleBoost weight of unstemmed matches that have every word in the title, 0 or more
   */
  public record Words(Map<String, Double> fieldBoosts, String minimumShouldMatch, double exactTitleBoost) {

    /** The same words, with another share of them asked for. */
    public Words asking(String share) {
      return new Words(fieldBoosts, share, exactTitleBoost);
    }
  }

  /**
   * What each leg brings.
   *
   * @param lexicalLimit 1 to 500 candidates
   * @param semanticLimit 0 (no such leg) to 500 candidates
   * @param rankConstant the k of reciprocal rank fusion, which orders the union
   * @param priorBound the most that an item's prior adds to its BM25 in the order of the lexical leg, 0 or more
   * @param favoritesLimit 0 (no such leg) to 200 favorites of the shopper that are looked at
   */
  public record Legs(int lexicalLimit, int semanticLimit, int rankConstant, double priorBound, int favoritesLimit) {

    /** The most candidates that all legs may bring together: as many as a ranker takes. */
    public static final int MOST_CANDIDATES = 500;
  }

  /**
   * How signals become a score.
   *
   * @param weights of all signals; the personal one before confidence is known
   * @param freshnessHalfLifeDays above 0
   */
  public record Blend(Weights weights, double freshnessHalfLifeDays) {}

  /**
   * How far the shopper may move the order, and what the ranker leaves out.
   *
   * @param lightFraction 0 to 1: what LIGHT personalization leaves of the personal weight
   * @param entropy bits of click entropy from which on a query gets the whole personal weight; 0: every query does
   */
  public record Personal(double lightFraction, double entropy, RankerFilter filter) {}

  /**
   * How long each stage may take at most. embed < retrieve, favorites < retrieve, and retrieve + personalize + blend < total.
   *
   * @param total the whole page
   * @param favorites looking for matches among the shopper's favorites, which is part of retrieval
   */
  public record Deadlines(
      Duration total, Duration embed, Duration retrieve, Duration personalize, Duration blend, Duration favorites) {}
}
