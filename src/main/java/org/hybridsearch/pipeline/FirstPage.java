package org.hybridsearch.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.hybridsearch.blend.BlendedHit;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.Window;
import org.hybridsearch.page.Cursor;
import org.hybridsearch.page.Pages;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.retrieve.MatchCounter;
import org.hybridsearch.retrieve.Retrieved;
import org.hybridsearch.retrieve.Retriever;

/** The whole line, from words to a page; and the window it fixes for the pages after it. */
public final class FirstPage {

  private final Retriever retriever;
  private final Personalizer personalizer;
  private final Blender blender;
  private final MatchCounter counter;
  private final Pages pages;
  private final Executor threads;

  /**
   * @param threads runs the blend, the count and the pinning side by side; a virtual thread a task
   */
  public FirstPage(
      Retriever retriever, Personalizer personalizer, Blender blender, MatchCounter counter, Pages pages, Executor threads) {
    this.retriever = retriever;
    this.personalizer = personalizer;
    this.blender = blender;
    this.counter = counter;
    this.pages = pages;
    this.threads = threads;
  }

  SearchOutcome serve(SearchPlan plan, int first, StageReport planned, Deadline deadline) {
    Retrieved retrieved = retriever.retrieve(plan, () -> personalizer.favorites(plan.request().market(), plan.request().shopper(),
        weighting(plan), plan.legs().favoritesLimit()));
    PersonalRanking ranking = personalizer.personalize(question(plan, retrieved.candidates()));
    Cursor start = pages.open(plan.request());
    List<StageReport> before = new ArrayList<>(retrieved.reports());
    before.add(ranking.report());
    Window window = window(plan, start.searchId(), retrieved.candidates(), ranking, before);
    Duration left = deadline.blend();
    boolean morePages = retrieved.candidates().candidates().size() > first || !retrieved.candidates().complete();

    CompletableFuture<Boolean> pinned = CompletableFuture.supplyAsync(
        () -> morePages && pages.pin(plan.request().market(), start.searchId(), window, left), threads);
    CompletableFuture<MatchCounter.Count> counted = CompletableFuture.supplyAsync(
        () -> counter.count(plan, retrieved.candidates(), left), threads);
    long blendStart = System.nanoTime();
    List<BlendedHit> hits = blender.best(plan, window, window.candidates().ids(), first, left);
    StageReport blended = StageReport.ok(Stage.BLEND, blendStart);

    boolean kept = pinned.join(); // both end in time: they were given what the blend was given
    Answer answer = new Answer(window, start, kept, plan.request().explain(), pages);
    hits.forEach(answer::addCandidate);
    List<StageReport> reports = new ArrayList<>(List.of(planned));
    reports.addAll(before);
    MatchCounter.Count count = counted.join();
    reports.add(morePages && !kept ? lostPages(blended) : count.noted(blended));
    boolean all = count.exact() && count.total() <= hits.size();
    boolean more = kept && !all && (hits.size() == first || !retrieved.candidates().complete());
    return answer.outcome(count.total(), more, false, reports);
  }

  private static Personalizer.Request question(SearchPlan plan, CandidateSet candidates) {
    return new Personalizer.Request(plan.request().market(), plan.request().shopper(), candidates.ids(),
        weighting(plan), plan.deadlines().personalize());
  }

  private static Personalizer.Weighting weighting(SearchPlan plan) {
    return new Personalizer.Weighting(plan.request().mode(), plan.blend().weights().of(Signal.PERSONAL), plan.lightFraction());
  }

  private static Window window(
      SearchPlan plan, UUID searchId, CandidateSet candidates, PersonalRanking ranking, List<StageReport> before) {
    return new Window(searchId.toString(), plan.profileName(), plan.profileVersion(), plan.words(), candidates, likings(ranking),
        plan.blend().weights().with(Signal.PERSONAL, ranking.weight()),
        new Window.Bounds(candidates.bestLexical(), plan.index().randomPairMean(), candidates.bestSemantic(),
            plan.blend().freshnessHalfLifeDays(), plan.nowMillis()),
        ranking.outcome(), before);
  }

  private static Map<String, Window.Liking> likings(PersonalRanking ranking) {
    Map<String, Window.Liking> likings = new HashMap<>();
    for (int i = 0; i < ranking.candidates().size(); i++) {
      if (!ranking.scores().missing(i)) {
        likings.put(ranking.candidates().get(i), new Window.Liking(ranking.scores().lift(i).orElse(0),
            ranking.scores().normalized(i), ranking.scores().rank(i).orElse(0)));
      }
    }
    return likings;
  }

  private static StageReport lostPages(StageReport report) {
    return new StageReport(report.stage(), report.status(), "the pages after this one could not be kept", report.millis());
  }
}
