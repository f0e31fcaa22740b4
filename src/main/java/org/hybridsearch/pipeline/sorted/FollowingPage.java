package org.hybridsearch.pipeline.sorted;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.Window;
import org.hybridsearch.page.Cursor;
import org.hybridsearch.page.Pages;
import org.hybridsearch.pipeline.Deadline;
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
  private final MatchCounter counter;
  private final Executor threads;

  /** @param threads runs the count beside the rest; a virtual thread a task */
  public FollowingPage(Pages pages, Sorter sorter, MatchCounter counter, Executor threads) {
    this.pages = pages;
    this.sorter = sorter;
    this.counter = counter;
    this.threads = threads;
  }

  SearchOutcome serve(SearchPlan today, Sort.ByField sort, PageRequest.After page, StageReport planned, Deadline deadline) {
    Cursor cursor = pages.verify(today.request(), page.cursor());
    Window window = pages.window(today.request().market(), cursor.searchId(), deadline.step(WITH_WINDOW));
    SearchPlan plan = Pinned.plan(today, window);
    Duration beside = deadline.step(1);
    CompletableFuture<MatchCounter.Count> counted = CompletableFuture.supplyAsync(
        () -> counter.count(plan, window.candidates(), beside), threads);
    SortedAnswer answer = new SortedAnswer(cursor, true, pages);
    FixedOrder order = new FixedOrder(
        pages, today.request().market(), cursor.searchId(), source(plan, sort, window), true, deadline);
    int place = cursor.restOffset();
    List<String> stretch = order.stretch(place, page.first());
    while (!stretch.isEmpty()) {
      add(answer, plan, stretch, place, deadline.step(2));
      place += stretch.size();
      stretch = answer.size() < page.first() ? order.stretch(place, page.first() - answer.size()) : List.of();
    }
    MatchCounter.Count count = counted.join(); // in time: it was given what was left of the page's
    boolean more = order.goesOn(place);
    StageReport blend = count.noted(StageReport.skipped(Stage.BLEND, OpeningPage.SORTED));
    return answer.outcome(window, count.total(), more, true, Pinned.reports(planned, window, blend));
  }

  /** Every match, also those that are not reachable by their number. */
  private FixedOrder.Source source(SearchPlan plan, Sort.ByField sort, Window window) {
    List<String> semanticIds = window.candidates().semanticIds();
    return new FixedOrder.Source(window.shown(), Integer.MAX_VALUE,
        (others, limit, timeout) -> sorter.order(plan, sort, semanticIds, others, limit, timeout));
  }

  private void add(SortedAnswer answer, SearchPlan plan, List<String> ids, int place, Duration timeout) {
    Map<String, SortedHit> found = new HashMap<>();
    sorter.items(plan, ids, timeout).forEach(hit -> found.put(hit.item().id(), hit));
    for (int i = 0; i < ids.size(); i++) {
      SortedHit hit = found.get(ids.get(i));
      if (hit != null) { // else it was deleted since
        answer.add(hit, place + i);
      }
    }
  }
}
