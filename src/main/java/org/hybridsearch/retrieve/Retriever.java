package org.hybridsearch.retrieve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.opensearch.SearchEngine;

/** Runs both legs side by side and joins what they bring. One leg may fail; without both there is no answer. Thread-safe. */
public final class Retriever {

  private final LexicalLeg lexicalLeg;
  private final BestScore bestScore;
  private final SemanticLeg semanticLeg;
  private final CandidateCache cache;
  private final Executor threads;

  /**
   * @param threads runs one leg beside the other; a virtual thread a task
   */
  public Retriever(SearchEngine engine, QueryVectors vectors, RetrieveConfig config, Executor threads) {
    this.lexicalLeg = new LexicalLeg(engine);
    this.bestScore = new BestScore(engine);
    this.semanticLeg = new SemanticLeg(engine, vectors);
    this.cache = new CandidateCache(config.cacheTtl(), config.cacheSize());
    this.threads = threads;
  }

  /**
   * @throws SearchException.Unavailable when no leg that was to run answered
   */
  public Retrieved retrieve(SearchPlan plan) {
    Optional<CandidateSet> known = cache.find(plan);
    return known.isPresent() ? new Retrieved(known.get(), remembered(plan)) : fresh(plan);
  }

  private Retrieved fresh(SearchPlan plan) {
    long start = System.nanoTime();
    CompletableFuture<Leg> words = CompletableFuture.supplyAsync(() -> lexicalLeg.run(plan), threads);
    CompletableFuture<BestScore.Best> best = words.thenApplyAsync(leg -> bestScore.of(plan, leg, left(plan, start)), threads);
    Leg semantic = semanticLeg.run(plan);
    Leg lexical = words.join(); // in time, as what follows on it: the stage's deadline ends it
    if (!lexical.ran() && !semantic.ran()) {
      throw new SearchException.Unavailable("Search is not available at the moment; try again in a few seconds.");
    }
    CandidateSet candidates = CandidateUnion.of(plan, lexical, best.join().score(), semantic);
    if (lexical.ran() && best.join().sure() && (semantic.ran() || plan.legs().semanticLimit() == 0)) {
      cache.keep(plan, candidates);
    }
    return new Retrieved(candidates, inOrder(lexical, best.join(), semantic));
  }

  private static Duration left(SearchPlan plan, long startNanos) {
    return plan.deadlines().retrieve().minusNanos(System.nanoTime() - startNanos);
  }

  private static List<StageReport> inOrder(Leg lexical, BestScore.Best best, Leg semantic) {
    List<StageReport> reports = new ArrayList<>(semantic.reports());
    StageReport words = lexical.reports().getFirst();
    reports.add(1, best.sure() ? words : words.noting("the best score was looked for among the candidates alone"));
    return reports;
  }

  private static List<StageReport> remembered(SearchPlan plan) {
    if (plan.legs().semanticLimit() > 0) {
      return List.of(StageReport.cached(Stage.EMBED), StageReport.cached(Stage.LEXICAL), StageReport.cached(Stage.SEMANTIC));
    }
    String reason = plan.request().browses() ? "no query" : "not in the profile";
    return List.of(StageReport.skipped(Stage.EMBED, reason), StageReport.cached(Stage.LEXICAL),
        StageReport.skipped(Stage.SEMANTIC, reason));
  }
}
