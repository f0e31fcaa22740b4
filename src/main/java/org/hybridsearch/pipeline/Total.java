package org.hybridsearch.pipeline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.hybridsearch.blend.Blended;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.retrieve.MatchCounter;
import org.hybridsearch.retrieve.Retrieved;

/**
 * How many items match a first page's search. The lexical leg counted its own; what is added are the candidates found by meaning
 * that lack the words, and the blend, which looks at every candidate anyway, tells how many have them. Only without the lexical leg,
 * or where groups are to be counted, is the engine asked, beside the blend.
 */
final class Total {

  private final CandidateSet candidates;
  private final long byWords;
  private final long meaningOnly;
  private final boolean engineCounts;
  private final CompletableFuture<MatchCounter.Count> asked;

  Total(SearchPlan plan, Retrieved retrieved, Counting counting, Duration timeout) {
    this.candidates = retrieved.candidates();
    this.byWords = retrieved.byWords();
    this.meaningOnly = candidates.candidates().stream().filter(c -> c.lexicalRank() == 0 && c.semanticRank() > 0).count();
    this.engineCounts = !candidates.lexicalRan() || plan.index().grouped();
    this.asked = candidates.complete() || !engineCounts ? CompletableFuture.completedFuture(new MatchCounter.Count(0, false))
        : counting.matches(plan, candidates, timeout);
  }

  /** Whether the blend is to count the candidates that match by words. */
  boolean needsBlend() {
    return !engineCounts && !candidates.complete() && meaningOnly > 0;
  }

  MatchCounter.Count of(Blended best) {
    int size = candidates.candidates().size();
    if (candidates.complete()) {
      return new MatchCounter.Count(candidates.groups(), true);
    }
    if (engineCounts) {
      return asked.join(); // in time: it was given what the blend was given
    }
    long sure = size - meaningOnly;
    long both = Math.max(0, best.byWords().orElse(sure) - sure);
    return new MatchCounter.Count(Math.max(size, byWords + Math.max(0, meaningOnly - both)), true);
  }
}
