package org.hybridsearch.pipeline;

import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.StageReport;

/** The way by relevance: the first page, one by its number, or one after a cursor. */
public final class RankedPages implements Way {

  private final FirstPage firstPage;
  private final NumberedPage numberedPage;
  private final LaterPage laterPage;

  public RankedPages(FirstPage firstPage, NumberedPage numberedPage, LaterPage laterPage) {
    this.firstPage = firstPage;
    this.numberedPage = numberedPage;
    this.laterPage = laterPage;
  }

  @Override
  public SearchOutcome serve(SearchPlan plan, StageReport planned, Deadline deadline) {
    return switch (plan.request().page()) {
      case PageRequest.Start page -> firstPage.serve(plan, page.first(), planned, deadline);
      case PageRequest.At page -> numberedPage.serve(plan, page, planned, deadline);
      case PageRequest.After page -> laterPage.serve(plan, page, planned, deadline);
    };
  }
}
