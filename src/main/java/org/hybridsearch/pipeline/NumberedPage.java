package org.hybridsearch.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.facet.Counted;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.Window;
import org.hybridsearch.page.Cursor;
import org.hybridsearch.page.Pages;
import org.hybridsearch.retrieve.MatchCounter;

/**
 * A page by its number: a new ranking, of which the items before the page are skipped. Their order is blended for their ids
 * alone, so that cursors can go on from here as from any other page.
 */
public final class NumberedPage {

  private static final int STEPS = 5; // what is skipped, what is left of the window, and three for what comes after it

  private final FirstPage firstPage;
  private final Blender blender;
  private final Counting counting;
  private final Pages pages;

  public NumberedPage(FirstPage firstPage, Blender blender, Counting counting, Pages pages) {
    this.firstPage = firstPage;
    this.blender = blender;
    this.counting = counting;
    this.pages = pages;
  }

  SearchOutcome serve(SearchPlan asked, PageRequest.At page, StageReport planned, Deadline deadline) {
    if (page.offset() == 0) {
      return firstPage.serve(asked, page.first(), planned, deadline);
    }
    FirstPage.Opened opened = firstPage.open(asked, deadline);
    SearchPlan plan = opened.plan();
    CompletableFuture<MatchCounter.Count> matches = counting.matches(plan, opened.candidates(), deadline.step(1));
    long start = System.nanoTime();
    Cursor at = skip(opened, page.offset(), deadline);
    boolean morePages = opened.candidates().groups() > page.offset() + page.first() || !opened.candidates().complete();
    boolean kept = morePages && pages.pin(plan.request().market(), at.searchId(), opened.window());
    Answer answer = new Answer(opened.window(), at, kept, plan.request().explain(), pages);
    boolean more = new Filling(blender, plan, opened.window(), deadline)
        .fill(answer, at, page.first(), new FixedOrder(pages, plan.request().market(), at.searchId(),
            Filling.rest(blender, plan, opened.window()), kept, deadline));
    List<StageReport> reports = new ArrayList<>(List.of(planned));
    reports.addAll(opened.reports());
    StageReport blended = StageReport.ok(Stage.BLEND, start);
    Counted counted = opened.facets().counted();
    // In time: it was given what was left of the page's.
    MatchCounter.Count count = FacetsBeside.total(counted, matches.join());
    reports.add(FacetsBeside.noted(counted, morePages && !kept ? FirstPage.lostPages(blended) : count.noted(blended)));
    return answer.outcome(count.total(), more, true, reports).from(plan, opened.window()).with(counted.facets());
  }

  /** The place after the best so many: inside the window, or past it. */
  private Cursor skip(FirstPage.Opened opened, int offset, Deadline deadline) {
    Window window = opened.window();
    List<Candidate> candidates = window.candidates().candidates();
    List<String> ids = window.candidates().ids();
    List<String> before = blender.order(opened.plan(), window, ids, Math.min(offset, ids.size()), deadline.step(STEPS));
    BitSet shown = new BitSet(ids.size());
    if (before.size() < offset) {
      shown.set(0, ids.size());
    } else {
      Set<String> groups = new HashSet<>();
      before.forEach(id -> groups.add(candidates.get(ids.indexOf(id)).group()));
      IntStream.range(0, ids.size()).filter(i -> groups.contains(candidates.get(i).group())).forEach(shown::set);
    }
    Cursor start = opened.start();
    return new Cursor(start.searchId(), offset, start.expiresAt(), start.inputHash(), offset - before.size(), shown);
  }
}
