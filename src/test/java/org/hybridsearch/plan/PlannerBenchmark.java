package org.hybridsearch.plan;

import java.time.Duration;
import java.util.List;
import org.hybridsearch.benchmark.pieces.HotPiece;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.profile.RankingProfile;
import org.hybridsearch.testing.Plans;
import org.openjdk.jmh.annotations.Benchmark;

/** Request and profile to plan. */
public class PlannerBenchmark extends HotPiece {

  private final Planner planner = new Planner(Duration.ofMillis(300));
  private final SearchRequest request = Plans.request(Samples.QUERY, List.of());
  private final RankingProfile profile = Plans.profile();
  private final LiveIndex index = new LiveIndex("items", 1, 0.1, 0.4);

  @Benchmark
  public SearchPlan plan() {
    return planner.plan(request, profile, index, Plans.NOW);
  }
}
