package org.hybridsearch.model;

import java.util.Set;

/**
 * What a query names outright.
 *
 * @param ids of items whose id, SKU, GTIN or whole title the query is
 * @param byCode whether some of them by id, SKU or GTIN
 */
public record Exact(Set<String> ids, boolean byCode) {

  /** A query that names no item. */
  public static final Exact NONE = new Exact(Set.of(), false);

  public Exact {
    ids = Set.copyOf(ids);
  }
}
