package org.hybridsearch.suggest;

import java.util.List;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Market;
import org.hybridsearch.suggest.phrase.Completion;

/** Completes what is typed: the one thing an edge needs of this package. Safe for use by many threads. */
@FunctionalInterface
public interface Suggestions {

  /**
   * Completions and items, best first.
   *
   * @param typed as it stands in the search box; blank for what is in demand whatever is typed
   * @param first at most so many of each, 1 or more
   * @throws org.hybridsearch.model.SearchException with a public code when the catalogue does not answer
   */
  Suggested suggest(Market market, String typed, int first);

  /** What is suggested. */
  record Suggested(List<Completion> queries, List<Item> items) {
    public Suggested {
      queries = List.copyOf(queries);
      items = List.copyOf(items);
    }
  }
}
