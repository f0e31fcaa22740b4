package org.hybridsearch.pipeline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.facet.Counted;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.Window;
import org.hybridsearch.page.Cursor;
import org.hybridsearch.page.Pages;
import org.hybridsearch.retrieve.MatchCounter;

/**
 * A page after a cursor: what is left of the pinned window, blended again without what was shown, and then the other matches in
 * an order that the first page to reach them fixes. So no item comes twice and none is lost, whatever has changed in between.
 */
public final class LaterPage {

  private static final int WITH_WINDOW = 2; // half for the window, which another replica may still be writing; the steps below

  private final Pages pages;
  private final Blender blender;
  private final Counting counting;

  public LaterPage(Pages pages, Blender blender, Counting counting) {
    this.pages = pages;
    this.blender = blender;
    this.counting = counting;
  }

  SearchOutcome serve(SearchPlan today, PageRequest.After page, StageReport planned, Deadline deadline) {
    Cursor cursor = pages.verify(today.request(), page.cursor());
    Market market = today.request().market();
    Window window = pages.window(market, cursor.searchId(), deadline.step(WITH_WINDOW));
    SearchPlan plan = Pinned.plan(today, window);
    Duration beside = deadline.step(1);
    FacetsBeside facets = counting.facets(today, plan, window.candidates(), beside);
    CompletableFuture<MatchCounter.Count> matches = counting.matches(plan, window.candidates(), beside);
    long start = System.nanoTime();
    Answer answer = new Answer(window, cursor, true, plan.request().explain(), pages);
    boolean more = new Filling(blender, plan, window, deadline).fill(answer, cursor, page.first(), new FixedOrder(
        pages, market, cursor.searchId(), Filling.rest(blender, plan, window), true, deadline));
    StageReport blended = StageReport.ok(Stage.BLEND, start);
    Counted counted = facets.counted();
    // In time: it was given what was left of the page's.
    MatchCounter.Count count = FacetsBeside.total(counted, matches.join());
    StageReport told = FacetsBeside.noted(counted, count.noted(blended));
    return answer.outcome(count.total(), more, true, Pinned.reports(planned, window, told)).from(plan, window)
        .with(counted.facets());
  }
}
