package org.hybridsearch.query;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import org.hybridsearch.opensearch.Json;

/**
 * Groups: the variants of one product, of which a result shows one. Every item is in a group, most in one of their own. Only asked
 * for where an index has shared groups.
 */
public final class GroupClauses {

  /** Holds an item's group. */
  public static final String GROUP = "group";

  /** Up to so many groups a total is all but exact; the most that the engine can do. */
  public static final int TOTAL_PRECISION = 40_000;

  /** The same of one value of a facet; each value costs the engine memory by it. */
  public static final int BUCKET_PRECISION = 3000;

  private GroupClauses() {}

  /** How many groups there are among the items, as an aggregation. */
  public static Json count(int precision) {
    return object(member("cardinality", object(member("field", GROUP), member("precision_threshold", precision))));
  }

  /** Keeps the best item of each group, as a member of a search. */
  public static Json.Member collapse() {
    return member("collapse", object(member("field", GROUP)));
  }
}
