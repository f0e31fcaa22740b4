package org.hybridsearch.pipeline;

import java.time.Clock;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.plan.Planner;
import org.hybridsearch.profile.ProfileStore;

/**
 * The story of a request: plan, retrieve, personalize, blend, answer. A page after a cursor enters the same line at the blend, with
 * the window that the first page fixed. Thread-safe.
 */
public final class SearchPipeline implements Searches {

  private final ProfileStore profiles;
  private final LiveIndexSource indices;
  private final Planner planner;
  private final FirstPage firstPage;
  private final LaterPage laterPage;
  private final Clock clock;

  public SearchPipeline(
      ProfileStore profiles, LiveIndexSource indices, Planner planner, FirstPage firstPage, LaterPage laterPage, Clock clock) {
    this.profiles = profiles;
    this.indices = indices;
    this.planner = planner;
    this.firstPage = firstPage;
    this.laterPage = laterPage;
    this.clock = clock;
  }

  @Override
  public SearchOutcome search(SearchRequest request) {
    long start = System.nanoTime();
    SearchPlan plan = planner.plan(
        request, profiles.snapshot(request.profile()), indices.current(request.market()), clock.millis());
    StageReport planned = StageReport.ok(Stage.PLAN, start);
    Deadline deadline = new Deadline(plan.deadlines(), start);
    return switch (request.page()) {
      case PageRequest.Start page -> firstPage.serve(plan, page.first(), planned, deadline);
      case PageRequest.After page -> laterPage.serve(plan, page, planned, deadline);
    };
  }
}
