package org.hybridsearch.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hybridsearch.blend.Blended;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.facet.Counted;
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
  private final Counting counting;
  private final Pages pages;

  public FirstPage(Retriever retriever, Personalizer personalizer, Blender blender, Counting counting, Pages pages) {
    this.retriever = retriever;
    this.personalizer = personalizer;
    this.blender = blender;
    this.counting = counting;
    this.pages = pages;
  }

  /**
   * What every page of a new ranking begins with.
   *
   * @param plan with the words as they were matched in the end
   * @param start the place before the first item
   * @param reports of the stages before the blend
   * @param facets as they are being counted
   */
  record Opened(SearchPlan plan, Retrieved retrieved, Cursor start, Window window, List<StageReport> reports, FacetsBeside facets) {

    CandidateSet candidates() {
      return retrieved.candidates();
    }
  }

  Opened open(SearchPlan asked, Deadline deadline) {
    Retrieved retrieved = retriever.retrieve(asked, () -> personalizer.favorites(asked.request().market(),
        asked.request().shopper(), weighting(asked), asked.legs().favoritesLimit()));
    SearchPlan plan = asked.with(retrieved.words()).with(retrieved.rung());
    FacetsBeside facets = counting.facets(asked, plan, retrieved.candidates(), deadline.step(1));
    PersonalRanking ranking = personalizer.personalize(question(plan, retrieved));
    Cursor start = pages.open(plan.request());
    List<StageReport> before = new ArrayList<>(retrieved.reports());
    before.add(ranking.report());
    return new Opened(
        plan, retrieved, start, window(plan, start.searchId(), retrieved.candidates(), ranking, before), before, facets);
  }

  SearchOutcome serve(SearchPlan asked, int first, StageReport planned, Deadline deadline) {
    Opened opened = open(asked, deadline);
    SearchPlan plan = opened.plan();
    Retrieved retrieved = opened.retrieved();
    Window window = opened.window();
    Duration left = deadline.blend();
    boolean morePages = retrieved.candidates().groups() > first || !retrieved.candidates().complete();
    boolean kept = morePages && pages.pin(plan.request().market(), opened.start().searchId(), window);

    long blendStart = System.nanoTime();
    Total total = new Total(plan, retrieved, counting, left);
    Blended best = total.needsBlend() ? blender.counted(plan, window, first, left)
        : new Blended(blender.best(plan, window, window.candidates().ids(), first, left), OptionalLong.empty());
    StageReport blended = StageReport.ok(Stage.BLEND, blendStart);

    Answer answer = new Answer(window, opened.start(), kept, plan.request().explain(), pages);
    best.hits().forEach(answer::addCandidate);
    List<StageReport> reports = new ArrayList<>(List.of(planned));
    reports.addAll(opened.reports());
    Counted counted = opened.facets().counted();
    MatchCounter.Count count = FacetsBeside.total(counted, total.of(best));
    reports.add(FacetsBeside.noted(counted, morePages && !kept ? lostPages(blended) : count.noted(blended)));
    boolean all = count.exact() && count.total() <= best.hits().size();
    boolean more = kept && !all && (best.hits().size() == first || !retrieved.candidates().complete());
    return answer.outcome(count.total(), more, false, reports).from(plan, window).with(counted.facets());
  }

  private static Personalizer.Request question(SearchPlan plan, Retrieved retrieved) {
    double broad = plan.personal().entropy() > 0 ? Math.min(1, retrieved.breadth() / plan.personal().entropy()) : 1;
    return new Personalizer.Request(plan.request().market(), plan.request().shopper(), retrieved.candidates().ids(),
        weighting(plan).times(broad), plan.personal().filter(), plan.deadlines().personalize());
  }

  private static Personalizer.Weighting weighting(SearchPlan plan) {
    return new Personalizer.Weighting(plan.request().mode(), plan.blend().weights().of(Signal.PERSONAL), plan.personal().lightFraction());
  }

  private static Window window(
      SearchPlan plan, UUID searchId, CandidateSet candidates, PersonalRanking ranking, List<StageReport> before) {
    return new Window(searchId.toString(), plan.profileName(), plan.profileVersion(), plan.words(), candidates, likings(ranking),
        plan.blend().weights().with(Signal.PERSONAL, ranking.weight()),
        new Window.Bounds(candidates.bestLexical(), plan.index().randomPairMean(), candidates.bestSemantic(),
            plan.blend().freshnessHalfLifeDays(), plan.nowMillis()),
        ranking.outcome(), before, plan.rung()).excluding(excluded(ranking));
  }

  private static Set<String> excluded(PersonalRanking ranking) {
    return IntStream.range(0, ranking.candidates().size()).filter(ranking.scores()::excluded)
        .mapToObj(ranking.candidates()::get).collect(Collectors.toSet());
  }

  private static Map<String, Window.Liking> likings(PersonalRanking ranking) {
    Map<String, Window.Liking> likings = new HashMap<>();
    for (int i = 0; i < ranking.candidates().size(); i++) {
      if (ranking.scores().rank(i).isPresent()) {
        likings.put(ranking.candidates().get(i), new Window.Liking(ranking.scores().lift(i).orElse(0),
            ranking.scores().normalized(i), ranking.scores().rank(i).orElse(0)));
      }
    }
    return likings;
  }

  /** The report of a page that cannot be gone on from. */
  static StageReport lostPages(StageReport report) {
    return new StageReport(report.stage(), report.status(), "the pages after this one could not be kept", report.millis());
  }
}
