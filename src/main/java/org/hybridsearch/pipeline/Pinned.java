package org.hybridsearch.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.Window;

/** What a page after a cursor takes from the window that its first page pinned. */
public final class Pinned {

  private Pinned() {}

  /** Today's plan with the words, bounds, profile and rung that the first page had. */
  public static SearchPlan plan(SearchPlan today, Window window) {
    return new SearchPlan(today.request(), today.index(), window.profileName(), window.profileVersion(), window.words(),
        today.legs(), new SearchPlan.Blend(window.weights(), window.bounds().freshnessHalfLifeDays()), today.personal(),
        today.deadlines(), window.bounds().nowMillis(), window.rung());
  }

  /**
   * How the stages before the last went: what the first page had is reused, what it lacked is still lacking.
   *
   * @param last how the last stage went on this page
   */
  public static List<StageReport> reports(StageReport planned, Window window, StageReport last) {
    List<StageReport> reports = new ArrayList<>(List.of(planned));
    for (StageReport first : window.stages()) {
      boolean reused = first.status() == StageReport.Status.OK || first.status() == StageReport.Status.CACHED;
      reports.add(new StageReport(first.stage(), reused ? StageReport.Status.CACHED : first.status(), first.reason(), 0));
    }
    reports.add(last);
    return reports;
  }
}
