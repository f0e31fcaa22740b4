package org.hybridsearch.query;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import org.hybridsearch.opensearch.Json;

/**
 * What speaks for an item whatever the words are, as an addend to its BM25: {@code bound x prior}, where the prior is above 0 and
 * below 1. BM25 stands for log-odds of relevance, to which evidence that does not depend on the query adds (Craswell, Robertson,
 * Zaragoza, Taylor, "Relevance weighting for query independent evidence", SIGIR 2005).
 */
public final class Prior {

  private Prior() {}

  /** The addend as a clause that matches every item that has a prior. */
  public static Json clause(double bound) {
    return object(member("rank_feature", object(
        member("field", "prior.rank"), member("boost", bound), member("linear", object()))));
  }

  /**
   * What the clause added to a score. The engine computes it in floats, and so does this: the number is the engine's own, as
   * priors are stored in steps that its nine bits can hold.
   */
  public static double addend(double bound, double prior) {
    return (float) bound * (float) prior;
  }
}
