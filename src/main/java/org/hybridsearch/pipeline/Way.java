package org.hybridsearch.pipeline;

import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.StageReport;

/** A way through the line, from the plan to the page that its request asks for. Safe for use by many threads. */
@FunctionalInterface
public interface Way {

  /**
   * The page.
   *
   * @param planned how planning went
   * @throws org.hybridsearch.model.SearchException with a public code when there is no page to give
   */
  SearchOutcome serve(SearchPlan plan, StageReport planned, Deadline deadline);
}
