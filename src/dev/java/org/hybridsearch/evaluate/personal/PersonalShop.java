package org.hybridsearch.evaluate.personal;

import java.util.List;

/** A shop that learned from the training part: its line, its ranker, and what its legs bring. For one thread. */
public interface PersonalShop {

  /** The ids of the catalogue, in any order that stays. */
  List<String> catalogue();

  /** What an item may have been searched by; see {@link QueryOf}. */
  String queryFor(String itemId);

  /** The line's order for a shopper, at most 100; an empty query browses. */
  List<String> search(String userId, String query);

  /** The line's order for nobody in particular. */
  List<String> search(String query);

  /** What the legs bring for a shopper and a query. */
  Candidates candidates(String userId, String query);

  /** The same shop with the legs as they were at a step of their history. */
  PersonalShop step(Step step);

  /** What the choice of candidates goes by. */
  enum Step {
    /** BM25 and vectors. */
    WORDS,
    /** And a prior of popularity and availability in the lexical leg. */
    PRIOR,
    /** And matches among the shopper's favorites: the whole line. */
    FAVORITES
  }

  /** How much the ranker says a shopper prefers items, one number each, in their order. */
  double[] preferences(String userId, List<String> items);

  /** How popular items are, one number each, in their order. */
  double[] popularity(List<String> items);

  /**
   * Candidates by the leg that brought them; an item may be in several.
   *
   * @param union all of them, in union order
   * @param personal those that only the shopper's favorites brought
   */
  record Candidates(List<String> union, List<String> lexical, List<String> semantic, List<String> personal) {}
}
