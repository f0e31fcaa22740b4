package org.hybridsearch.behaviour.clicks;

import java.util.Comparator;

/**
 * Somebody chose an item after a query, however often.
 *
 * @param query as {@link QueryText} makes it
 * @param visitor of a session, or of a user where no session is known
 */
record QueryClick(String query, String visitor, String item) implements Comparable<QueryClick> {

  private static final Comparator<QueryClick> ORDER =
      Comparator.comparing(QueryClick::query).thenComparing(QueryClick::visitor).thenComparing(QueryClick::item);

  /** By query, then by visitor. */
  @Override
  public int compareTo(QueryClick other) {
    return ORDER.compare(this, other);
  }

  /** Hides the words and the ids. */
  @Override
  public String toString() {
    return "QueryClick";
  }
}
