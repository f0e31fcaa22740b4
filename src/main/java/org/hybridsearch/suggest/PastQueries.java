package org.hybridsearch.suggest;

import java.util.List;

/** Knows what shoppers searched for. */
@FunctionalInterface
public interface PastQueries {

  /**
   * Queries in lower case that found something when they were last made, most sessions first; empty where none are kept.
   *
   * @throws org.hybridsearch.opensearch.EngineException when it cannot be told at the moment
   */
  List<PastQuery> read();

  /**
   * A query that was made.
   *
   * @param sessions how many different ones made it and found something
   */
  record PastQuery(String text, long sessions) {

    /** Hides the text: queries never reach a log. */
    @Override
    public String toString() {
      return "PastQuery[sessions=" + sessions + "]";
    }
  }
}
