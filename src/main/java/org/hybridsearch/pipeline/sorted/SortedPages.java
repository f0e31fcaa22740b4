package org.hybridsearch.pipeline.sorted;

import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.pipeline.Deadline;
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.pipeline.Way;

/** The way of a field sort: the first page, one by its number, or one after a cursor. */
public final class SortedPages implements Way {

  private final OpeningPage openingPage;
  private final FollowingPage followingPage;

  public SortedPages(OpeningPage openingPage, FollowingPage followingPage) {
    this.openingPage = openingPage;
    this.followingPage = followingPage;
  }

  @Override
  public SearchOutcome serve(SearchPlan plan, StageReport planned, Deadline deadline) {
    Sort.ByField sort = switch (plan.request().sort()) {
      case Sort.ByField field -> field;
      case Sort.ByRelevance relevance -> throw new IllegalArgumentException("Pages by relevance go another way");
    };
    return switch (plan.request().page()) {
      case PageRequest.Start page -> openingPage.serve(plan, sort, 0, planned, deadline);
      case PageRequest.At page -> openingPage.serve(plan, sort, page.offset(), planned, deadline);
      case PageRequest.After page -> followingPage.serve(plan, sort, page, planned, deadline);
    };
  }
}
