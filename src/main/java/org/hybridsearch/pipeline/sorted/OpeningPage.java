package org.hybridsearch.pipeline.sorted;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.facet.Counted;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.CandidateSet;
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
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.retrieve.Retrieved;
import org.hybridsearch.retrieve.Retriever;
import org.hybridsearch.sort.Sorted;
import org.hybridsearch.sort.SortedHit;
import org.hybridsearch.sort.Sorter;

/**
 * The first page of a field sort, or one by its number: orders everything that matches now, and keeps for the pages after it what
 * matches by meaning and what it showed.
 */
public final class OpeningPage {

  static final String SORTED = "sorted by a field";

  private final Retriever retriever;
  private final Sorter sorter;
  private final Counting counting;
  private final Pages pages;

  public OpeningPage(Retriever retriever, Sorter sorter, Counting counting, Pages pages) {
    this.retriever = retriever;
    this.counting = counting;
    this.sorter = sorter;
    this.pages = pages;
  }

  SearchOutcome serve(SearchPlan asked, Sort.ByField sort, int offset, StageReport planned, Deadline deadline) {
    // Browsing, the filters alone say what matches: there is nothing to retrieve, and the sort is the search.
    Optional<Retrieved> retrieved =
        asked.request().browses() ? Optional.empty() : Optional.of(retriever.retrieve(asked, List::of));
    SearchPlan plan = retrieved.map(found -> asked.with(found.words()).with(found.rung())).orElse(asked);
    CandidateSet semantic = semanticPart(retrieved);
    FacetsBeside facets = counting.facets(asked, plan, semantic, deadline.step(1));
    int first = plan.request().page().first();
    long start = System.nanoTime();
    Sorted sorted = sorter.page(plan, sort, semantic.semanticIds(), offset, first, deadline.blend());
    List<StageReport> before = new ArrayList<>(retrieved.map(Retrieved::reports).orElseGet(() -> browsed(start)));
    before.add(StageReport.skipped(Stage.PERSONALIZE, SORTED));

    Cursor open = pages.open(plan.request());
    Cursor at = new Cursor(open.searchId(), offset, open.expiresAt(), open.inputHash(), offset, new BitSet());
    List<String> ids = sorted.hits().stream().map(hit -> plan.index().keyOf(hit.item())).toList();
    Window window = window(plan, at, semantic, before, new Window.Shown(offset, ids));
    boolean more = !ids.isEmpty() && offset + ids.size() < sorted.total();
    boolean kept = more && pages.pin(plan.request().market(), at.searchId(), window);
    SortedAnswer answer = new SortedAnswer(at, kept, pages);
    for (SortedHit hit : sorted.hits()) {
      answer.add(hit, offset + answer.size());
    }
    boolean next = more && (kept || offset > 0); // a numbered page needs nothing kept
    Counted counted = facets.counted();
    long total = counted.total().orElse(sorted.total());
    List<StageReport> reports = new ArrayList<>(reports(planned, before, more && !kept));
    reports.add(FacetsBeside.noted(counted, reports.removeLast()));
    return answer.outcome(window, total, next, offset > 0, reports).with(counted.facets());
  }

  /** What matches by meaning, and none of the rest: that is looked for again on each page. */
  private static CandidateSet semanticPart(Optional<Retrieved> retrieved) {
    List<Candidate> semantic = retrieved.map(found -> found.candidates().candidates().stream()
        .filter(candidate -> candidate.semanticRank() > 0).toList()).orElse(List.of());
    return new CandidateSet(semantic, 0, -1, true, false, Optional.empty());
  }

  private static List<StageReport> browsed(long startNanos) {
    return List.of(StageReport.skipped(Stage.EMBED, "no query"), StageReport.ok(Stage.LEXICAL, startNanos),
        StageReport.skipped(Stage.SEMANTIC, "no query"));
  }

  private static Window window(
      SearchPlan plan, Cursor at, CandidateSet semantic, List<StageReport> before, Window.Shown shown) {
    return new Window(at.searchId().toString(), plan.profileName(), plan.profileVersion(), plan.words(), semantic, Map.of(),
        plan.blend().weights(), new Window.Bounds(0, 0, 0, plan.blend().freshnessHalfLifeDays(), plan.nowMillis()),
        SortedAnswer.PERSONALIZATION, before, shown, plan.rung());
  }

  private static List<StageReport> reports(StageReport planned, List<StageReport> before, boolean lost) {
    List<StageReport> reports = new ArrayList<>(List.of(planned));
    reports.addAll(before);
    StageReport blend = StageReport.skipped(Stage.BLEND, SORTED);
    reports.add(lost ? blend.noting("the pages after this one could not be kept") : blend);
    return reports;
  }
}
