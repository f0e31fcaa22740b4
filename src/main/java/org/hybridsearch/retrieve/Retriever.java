package org.hybridsearch.retrieve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Hits;
import org.hybridsearch.retrieve.breadth.Breadth;
import org.hybridsearch.retrieve.breadth.ClickEntropy;

/**
 * Runs both legs side by side and joins what they bring. One leg may fail; without both there is no answer. What they bring is
 * everybody's and shared; a known shopper's favorites join it, where the lexical leg left matches out, as soon as that has
 * answered and beside the semantic leg. Thread-safe.
 */
public final class Retriever {

  private final LexicalLeg lexicalLeg;
  private final FavoritesLeg favoritesLeg;
  private final SemanticLeg semanticLeg;
  private final Ladder ladder;
  private final CandidateCache cache;
  private final Executor threads;
  private final Breadth breadth;

  /**
   * @param threads runs one leg beside the other; a virtual thread a task
   */
  public Retriever(SearchEngine engine, QueryVectors vectors, RetrieveConfig config, Executor threads) {
    this(engine, vectors, config, threads, ClickEntropy.UNKNOWN);
  }

  /**
   * @param threads runs one leg beside the other; a virtual thread a task
   * @param clicks what is known of queries by their clicks
   */
  public Retriever(
      SearchEngine engine, QueryVectors vectors, RetrieveConfig config, Executor threads, ClickEntropy clicks) {
    this.lexicalLeg = new LexicalLeg(engine);
    this.favoritesLeg = new FavoritesLeg(engine, config);
    this.semanticLeg = new SemanticLeg(engine, vectors);
    this.ladder = new Ladder(lexicalLeg, semanticLeg);
    this.cache = new CandidateCache(config.cacheTtl(), config.cacheSize());
    this.threads = threads;
    this.breadth = new Breadth(clicks);
  }

  /**
   * @param favorites the shopper's, best first and distinct; none where there is no such leg. Asked only where it is of use
   * @throws SearchException.Unavailable when no leg that was to run answered
   */
  public Retrieved retrieve(SearchPlan plan, Supplier<List<String>> favorites) {
    Optional<CandidateCache.Shared> known = cache.find(plan);
    return known.isPresent() ? remembered(plan, known.get(), favorites) : fresh(plan, favorites);
  }

  private Retrieved fresh(SearchPlan plan, Supplier<List<String>> favorites) {
    long start = System.nanoTime();
    CompletableFuture<Leg> words = CompletableFuture.supplyAsync(() -> lexicalLeg.run(plan), threads);
    CompletableFuture<FavoritesLeg.Found> taste =
        words.thenApplyAsync(leg -> byTaste(plan.with(leg.words()).with(leg.rung()), leg, favorites, start), threads);
    Leg semantic = semanticLeg.run(plan);
    Leg byWords = words.join(); // in time, as what follows on it: the stage's deadline ends it
    if (!byWords.ran() && !semantic.ran()) {
      throw new SearchException.Unavailable("Search is not available at the moment; try again in a few seconds.");
    }
    Ladder.Step served = ladder.settle(plan, byWords, semantic, start);
    Leg lexical = served.lexical();
    StageReport told = lexical.reports().getFirst();
    boolean whole = lexical.state() == Leg.State.ANSWERED && (served.semantic().ran() || plan.legs().semanticLimit() == 0);
    CandidateCache.Shared shared = new CandidateCache.Shared(CandidateUnion.of(plan, lexical, served.semantic()),
        lexical.words(), lexical.found().total(), served.rung(), lexical.ran() ? told.reason() : "", whole);
    if (whole) {
      cache.keep(plan, shared);
    }
    FavoritesLeg.Found liked = lexical == byWords ? taste.join() : byTaste(on(plan, shared), lexical, favorites, start);
    return with(plan, shared, liked, inOrder(told, served.semantic()));
  }

  private Retrieved remembered(SearchPlan plan, CandidateCache.Shared known, Supplier<List<String>> favorites) {
    CandidateSet candidates = known.candidates();
    FavoritesLeg.Found taste = candidates.complete() ? FavoritesLeg.Found.NOTHING
        : favoritesLeg.run(on(plan, known), candidates.lexicalIds(), favorites, plan.deadlines().favorites());
    return with(plan, known, taste, reports(plan, known.note()));
  }

  /** Where the lexical leg brought every match there is nothing to add. */
  private FavoritesLeg.Found byTaste(SearchPlan plan, Leg lexical, Supplier<List<String>> favorites, long startNanos) {
    Hits found = lexical.found();
    if (!lexical.ran() || found.total() <= found.hits().size()) {
      return FavoritesLeg.Found.NOTHING;
    }
    Set<String> matches = found.hits().stream().map(Hits.Hit::id).collect(Collectors.toUnmodifiableSet());
    Duration left = left(plan, startNanos);
    Duration own = plan.deadlines().favorites();
    return favoritesLeg.run(plan, matches, favorites, left.compareTo(own) < 0 ? left : own);
  }

  private Retrieved with(
      SearchPlan plan, CandidateCache.Shared shared, FavoritesLeg.Found taste, List<StageReport> reports) {
    List<StageReport> told = taste.trouble().isEmpty() ? reports : reports.stream()
        .map(report -> report.stage() == Stage.LEXICAL ? report.noting(taste.trouble()) : report).toList();
    CandidateSet candidates = shared.candidates();
    long matches = shared.byWords() > 0 ? shared.byWords() : candidates.candidates().size();
    return new Retrieved(CandidateUnion.with(plan, candidates, taste.ids(), taste.groups()), shared.words(), shared.byWords(),
        shared.rung(), breadth.bits(on(plan, shared), matches, candidates.exact()), shared.whole(), told);
  }

  private static SearchPlan on(SearchPlan plan, CandidateCache.Shared shared) {
    return plan.with(shared.words()).with(shared.rung());
  }

  private static Duration left(SearchPlan plan, long startNanos) {
    return plan.deadlines().retrieve().minusNanos(System.nanoTime() - startNanos);
  }

  private static List<StageReport> inOrder(StageReport lexical, Leg semantic) {
    List<StageReport> reports = new ArrayList<>(semantic.reports());
    reports.add(1, lexical);
    return reports;
  }

  private static List<StageReport> reports(SearchPlan plan, String note) {
    StageReport words = StageReport.cached(Stage.LEXICAL);
    if (plan.legs().semanticLimit() > 0) {
      return List.of(StageReport.cached(Stage.EMBED), note.isEmpty() ? words : words.noting(note),
          StageReport.cached(Stage.SEMANTIC));
    }
    String reason = plan.request().browses() ? "no query" : "not in the profile";
    return List.of(StageReport.skipped(Stage.EMBED, reason), note.isEmpty() ? words : words.noting(note),
        StageReport.skipped(Stage.SEMANTIC, reason));
  }
}
