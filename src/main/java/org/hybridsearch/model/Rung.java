package org.hybridsearch.model;

/**
 * The rung of the zero-result ladder that serves a search, and with it the words that are looked for.
 *
 * @param corrected the query without typing mistakes, empty for none: served in place of what was asked on {@link
 *     QueryFallback#RELAXED}, else only offered
 */
public record Rung(QueryFallback fallback, String corrected) {

  /** As asked. */
  public static final Rung AS_ASKED = new Rung(QueryFallback.NONE, "");

  /** With fewer words. */
  public static final Rung FEWER_WORDS = new Rung(QueryFallback.RELAXED, "");

  /** By meaning alone. */
  public static final Rung BY_MEANING = new Rung(QueryFallback.SEMANTIC_ONLY, "");

  /** Whatever the query was. */
  public static final Rung POPULAR = new Rung(QueryFallback.POPULAR, "");

  /** As asked, and another query offered. */
  public static Rung offering(String corrected) {
    return new Rung(QueryFallback.NONE, corrected);
  }

  /** Another query in place of what was asked. */
  public static Rung serving(String corrected) {
    return new Rung(QueryFallback.RELAXED, corrected);
  }

  /** Whether another query is served than was asked. */
  public boolean corrects() {
    return fallback == QueryFallback.RELAXED && !corrected.isEmpty();
  }

  /** The words to look for; none where popular items are served. */
  public String query(String asked) {
    return switch (fallback) {
      case NONE, SEMANTIC_ONLY -> asked;
      case RELAXED -> corrected.isEmpty() ? asked : corrected;
      case POPULAR -> "";
    };
  }

  /** Hides the words. */
  @Override
  public String toString() {
    return "Rung[" + fallback + ", corrected=" + !corrected.isEmpty() + "]";
  }
}
