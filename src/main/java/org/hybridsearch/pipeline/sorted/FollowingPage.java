package org.hybridsearch.pipeline.sorted;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hybridsearch.facet.Counted;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.Window;
import org.hybridsearch.page.Cursor;
import org.hybridsearch.page.Pages;
import org.hybridsearch.pipeline.Counting;
import org.hybridsearch.pipeline.Deadline;
import org.hybridsearch.pipeline.FacetsBeside;
import org.hybridsearch.pipeline.FixedOrder;
import org.hybridsearch.pipeline.Pinned;
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.retrieve.MatchCounter;
import org.hybridsearch.sort.SortedHit;
import org.hybridsearch.sort.Sorter;

/** A page of a field sort after a cursor: the next stretch of the fixed order, without what was deleted since. */
public final class FollowingPage {

  private static final int WITH_WINDOW = 2; // half for the window, which another replica may still be writing

  private final Pages pages;
  private final Sorter sorter;
  private final Counting counting;

  public FollowingPage(Pages pages, Sorter sorter, Counting counting) {
    this.pages = pages;
    this.sorter = sorter;
    this.counting = counting;
  }

  SearchOutcome serve(SearchPlan today, Sort.ByField sort, PageRequest.After page, StageReport planned, Deadline deadline) {
    Cursor cursor = pages.verify(today.request(), page.cursor());
    Window window = pages.window(today.request().market(), cursor.searchId(), deadline.step(WITH_WINDOW));
    SearchPlan plan = Pinned.plan(today, window);
    Duration beside = deadline.step(1);
    FacetsBeside facets = counting.facets(today, plan, window.candidates(), beside);
    CompletableFuture<MatchCounter.Count> matches = counting.matches(plan, window.candidates(), beside);
    SortedAnswer answer = new SortedAnswer(cursor, true, pages);
    FixedOrder order = new FixedOrder(
        pages, today.request().market(), cursor.searchId(), source(plan, sort, window), true, deadline);
    int place = cursor.restOffset();
    List<String> stretch = order.stretch(place, page.first());
    while (!stretch.isEmpty()) {
      add(answer, plan, sort, new Stretch(stretch, place, window.candidates().semanticIds()), deadline.step(2));
      place += stretch.size();
      stretch = answer.size() < page.first() ? order.stretch(place, page.first() - answer.size()) : List.of();
    }
    boolean more = order.goesOn(place);
    Counted counted = facets.counted();
    // In time: it was given what was left of the page's.
    MatchCounter.Count count = FacetsBeside.total(counted, matches.join());
    StageReport blend = FacetsBeside.noted(counted, count.noted(StageReport.skipped(Stage.BLEND, OpeningPage.SORTED)));
    return answer.outcome(window, count.total(), more, true, Pinned.reports(planned, window, blend)).with(counted.facets());
  }

  /** Every match, also those that are not reachable by their number. */
  private FixedOrder.Source source(SearchPlan plan, Sort.ByField sort, Window window) {
    List<String> semanticIds = window.candidates().semanticIds();
    return new FixedOrder.Source(window.shown(), Integer.MAX_VALUE,
        (others, limit, timeout) -> sorter.order(plan, sort, semanticIds, others, limit, timeout));
  }

  private record Stretch(List<String> keys, int place, List<String> semanticIds) {}

  private void add(SortedAnswer answer, SearchPlan plan, Sort.ByField sort, Stretch stretch, Duration timeout) {
    Map<String, SortedHit> found = new HashMap<>();
    sorter.items(plan, sort, stretch.semanticIds(), stretch.keys(), timeout)
        .forEach(hit -> found.put(plan.index().keyOf(hit.item()), hit));
    for (int i = 0; i < stretch.keys().size(); i++) {
      SortedHit hit = found.get(stretch.keys().get(i));
      if (hit != null) { // else it was deleted since
        answer.add(hit, stretch.place() + i);
      }
    }
  }
}
