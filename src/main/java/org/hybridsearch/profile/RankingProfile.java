package org.hybridsearch.profile;

import java.util.Map;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.Weights;

/**
 * Everything a relevance tuner decides about a ranking. Immutable and valid: see {@link ProfileValidator} for the ranges.
 *
 * @param name how requests choose it
 * @param version grows with every change; part of every answer and cache key
 * @param fieldBoosts by the engine's field name, 1 or more
 * @param minimumShouldMatch how many of the words an item must have, in the engine's notation
 * @param exactTitleBoost what unstemmed matches with every word in the title add
 * @param lexicalLimit candidates of the lexical leg
 * @param semanticLimit candidates of the semantic leg; 0 searches by words alone
 * @param rankConstant the k of reciprocal rank fusion
 * @param priorBound the most that popularity and availability add to an item's BM25 where candidates are chosen by words
 * @param favorites how many of the shopper's favorite items are looked at for matches that the lexical leg left out; 0 for none
 * @param weights of the signals
 * @param freshnessHalfLifeDays after how many days an item's freshness has halved
 * @param lightFraction what LIGHT personalization leaves of the personal weight
 * @param personalEntropy bits of click entropy from which on a query gets the whole personal weight; 0: every query does
 * @param personalFilter what the ranker is asked to take out
 */
public record RankingProfile(
    String name,
    int version,
    Map<String, Double> fieldBoosts,
    String minimumShouldMatch,
    double exactTitleBoost,
    int lexicalLimit,
    int semanticLimit,
    int rankConstant,
    double priorBound,
    int favorites,
    Weights weights,
    double freshnessHalfLifeDays,
    double lightFraction,
    double personalEntropy,
    RankerFilter personalFilter) {

  public RankingProfile {
    fieldBoosts = Map.copyOf(fieldBoosts);
  }
}
