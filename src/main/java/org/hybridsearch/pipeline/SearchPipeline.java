package org.hybridsearch.pipeline;

import java.time.Clock;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.plan.Planner;
import org.hybridsearch.profile.ProfileStore;

/**
 * The story of a request: plan, retrieve, personalize, blend, answer. A page after a cursor enters the same line at the blend, with
 * the window that the first page fixed; a field sort leaves it before personalize and orders all matches itself. Thread-safe.
 */
public final class SearchPipeline implements Searches {

  private final ProfileStore profiles;
  private final LiveIndexSource indices;
  private final Planner planner;
  private final Way ranked;
  private final Way sorted;
  private final Clock clock;

  /**
   * @param ranked serves pages by relevance
   * @param sorted serves pages of a field sort
   */
  public SearchPipeline(
      ProfileStore profiles, LiveIndexSource indices, Planner planner, Way ranked, Way sorted, Clock clock) {
    this.profiles = profiles;
    this.indices = indices;
    this.planner = planner;
    this.ranked = ranked;
    this.sorted = sorted;
    this.clock = clock;
  }

  @Override
  public SearchOutcome search(SearchRequest request) {
    long start = System.nanoTime();
    SearchPlan plan = planner.plan(
        request, profiles.snapshot(request.profile()), indices.current(request.market()), clock.millis());
    StageReport planned = StageReport.ok(Stage.PLAN, start);
    Deadline deadline = new Deadline(plan.deadlines(), start);
    return switch (request.sort()) {
      case Sort.ByRelevance relevance -> ranked.serve(plan, planned, deadline);
      case Sort.ByField field -> sorted.serve(plan, planned, deadline);
    };
  }
}
