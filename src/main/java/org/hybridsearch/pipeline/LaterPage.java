package org.hybridsearch.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hybridsearch.blend.BlendedHit;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.facet.Counted;
import org.hybridsearch.model.Candidate;
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
  private static final int STEPS = 4; // what is left of the window, and three for what comes after it

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
    SearchPlan plan = asPinned(today, window);
    Duration beside = deadline.step(1);
    FacetsBeside facets = counting.facets(today, plan.words(), window.candidates(), beside);
    CompletableFuture<MatchCounter.Count> matches = counting.matches(plan, window.candidates(), beside);
    long start = System.nanoTime();
    Answer answer = new Answer(window, cursor, true, plan.request().explain(), pages);
    List<Candidate> left = notShown(window, cursor.shown());
    List<String> ids = left.stream().map(Candidate::id).toList();
    blender.best(plan, window, ids, page.first(), deadline.step(STEPS)).forEach(answer::addCandidate);
    boolean windowEnded = answer.size() < page.first();
    boolean more = windowEnded
        ? addRest(plan, window, cursor, page.first(), answer, deadline)
        : groups(left) > page.first() || !window.candidates().complete();
    StageReport blended = StageReport.ok(Stage.BLEND, start);
    Counted counted = facets.counted();
    // In time: it was given what was left of the page's.
    MatchCounter.Count count = FacetsBeside.total(counted, matches.join());
    return answer.outcome(count.total(), more, true, reports(planned, window, FacetsBeside.noted(counted, count.noted(blended))))
        .with(counted.facets());
  }

  /** Fills the page with matches past the window; whether there are still more. */
  private boolean addRest(SearchPlan plan, Window window, Cursor cursor, int first, Answer answer, Deadline deadline) {
    if (window.candidates().complete()) {
      return false;
    }
    Window neutral = window.unpersonalized();
    List<String> rest = pages.rest(plan.request().market(), cursor.searchId(), deadline.step(4))
        .orElseGet(() -> fixRest(plan, neutral, cursor, deadline));
    int from = Math.min(cursor.restOffset(), rest.size());
    int to = from;
    while (answer.size() < first && to < rest.size()) {
      int until = Math.min(rest.size(), to + first - answer.size());
      List<String> slice = rest.subList(to, until);
      Map<String, BlendedHit> found = new HashMap<>();
      blender.best(plan, neutral, slice, slice.size(), deadline.step(2)).forEach(hit -> found.put(hit.item().id(), hit));
      for (int i = to; i < until; i++) {
        BlendedHit hit = found.get(rest.get(i));
        if (hit != null) { // else it was deleted since
          answer.addRest(hit, i);
        }
      }
      to = until;
    }
    return to < rest.size();
  }

  private List<String> fixRest(SearchPlan plan, Window neutral, Cursor cursor, Deadline deadline) {
    List<String> rest = blender.rest(plan, neutral, deadline.step(3));
    return pages.pinRest(plan.request().market(), cursor.searchId(), rest, deadline.step(2));
  }

  private static long groups(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::group).distinct().count();
  }

  private static List<Candidate> notShown(Window window, BitSet shown) {
    List<Candidate> left = new ArrayList<>();
    List<Candidate> candidates = window.candidates().candidates();
    for (int i = 0; i < candidates.size(); i++) {
      if (!shown.get(i)) {
        left.add(candidates.get(i));
      }
    }
    return left;
  }

  /** Today's plan with the words, bounds and profile that the first page had. */
  private static SearchPlan asPinned(SearchPlan today, Window window) {
    return new SearchPlan(today.request(), today.index(), window.profileName(), window.profileVersion(), window.words(),
        today.legs(), new SearchPlan.Blend(window.weights(), window.bounds().freshnessHalfLifeDays()), today.lightFraction(),
        today.deadlines(), window.bounds().nowMillis());
  }

  /** What the first page said: what it had is reused, what it lacked is still lacking. */
  private static List<StageReport> reports(StageReport planned, Window window, StageReport blended) {
    List<StageReport> reports = new ArrayList<>(List.of(planned));
    for (StageReport first : window.stages()) {
      boolean reused = first.status() == StageReport.Status.OK || first.status() == StageReport.Status.CACHED;
      reports.add(new StageReport(first.stage(), reused ? StageReport.Status.CACHED : first.status(), first.reason(), 0));
    }
    reports.add(blended);
    return reports;
  }
}
