package org.hybridsearch.pipeline;

import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;

/** Answers searches: the one thing an edge needs of the pipeline. Safe for use by many threads. */
@FunctionalInterface
public interface Searches {

  /**
   * The page of results a request asks for.
   *
   * @throws SearchException with a public code when there is no page to give
   */
  SearchOutcome search(SearchRequest request);
}
