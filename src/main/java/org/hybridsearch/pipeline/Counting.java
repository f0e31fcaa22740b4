package org.hybridsearch.pipeline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.hybridsearch.facet.Counted;
import org.hybridsearch.facet.FacetCounter;
import org.hybridsearch.facet.MatchSource;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.retrieve.MatchCounter;

/** What is counted beside the personal part and the blend: all matches, and facets. Thread-safe. */
public final class Counting {

  private final MatchCounter matches;
  private final FacetCounter facets;
  private final Executor threads;

  /** @param threads runs the counts; a virtual thread a task */
  public Counting(MatchCounter matches, FacetCounter facets, Executor threads) {
    this.matches = matches;
    this.facets = facets;
    this.threads = threads;
  }

  /** Begins to count all matches. */
  public CompletableFuture<MatchCounter.Count> matches(SearchPlan plan, CandidateSet candidates, Duration timeout) {
    return beside(() -> matches.count(plan, candidates, timeout));
  }

  /**
   * Begins to count the facets that are asked for, if any are.
   *
   * @param asked as planned
   * @param plan with the words and the rung that served it in the end
   */
  public FacetsBeside facets(SearchPlan asked, SearchPlan plan, CandidateSet candidates, Duration timeout) {
    CompletableFuture<Counted> counted = asked.request().facets().isEmpty() ? CompletableFuture.completedFuture(Counted.NOTHING)
        : beside(() -> facets.count(asked, match(plan, candidates), timeout));
    return new FacetsBeside(counted, System.nanoTime() + timeout.toNanos());
  }

  private static MatchSource.Match match(SearchPlan plan, CandidateSet candidates) {
    return new MatchSource.Match(plan.words(), plan.rung(), candidates.semanticIds(), true);
  }

  private <T> CompletableFuture<T> beside(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, threads);
  }
}
