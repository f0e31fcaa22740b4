package org.hybridsearch.facet;

import java.util.List;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchPlan;

/** Finds what matches another search, for facets that leave a filter out. Safe for use by many threads. */
@FunctionalInterface
public interface MatchSource {

  /**
   * How a plan's words are matched in the end, and what matches by meaning.
   *
   * @throws SearchException when nothing answers
   */
  Match find(SearchPlan plan);

  /**
   * What is to be known of a match beside the filters.
   *
   * @param words as they were matched in the end
   * @param rung of the zero-result ladder that serves the search
   * @param semanticIds what matches by meaning under the plan's filters
   * @param whole whether everything ran that was to run: else the match is good for this once
   */
  record Match(SearchPlan.Words words, Rung rung, List<String> semanticIds, boolean whole) {

    public Match {
      semanticIds = List.copyOf(semanticIds);
    }
  }
}
