package org.hybridsearch.retrieve;

import java.time.Duration;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Hits;
import org.hybridsearch.query.Prior;

/**
 * The query's best BM25, out of hits whose scores have the prior in them. A prior adds nothing negative. So an item that the leg
 * left out has a BM25 of at most its own score, and this is at most the score of the last item brought: if the best BM25 among
 * those brought is no lower, it is the best of all. It can only be lower where all that was brought lies within the bound; then the
 * engine is asked.
 */
final class BestScore {

  private final SearchEngine engine;

  BestScore(SearchEngine engine) {
    this.engine = engine;
  }

  /**
   * A best BM25.
   *
   * @param sure whether it is the query's; else only that of the items brought, less than the prior's bound below it
   */
  record Best(double score, boolean sure) {

    /** The lexical leg's report, which says so when the score is not sure. */
    StageReport noted(StageReport report) {
      return sure ? report : report.noting("the best score was looked for among the candidates alone");
    }
  }

  /**
   * The best BM25 of what the lexical leg looked for; 0 where no words were looked for or found.
   *
   * @param timeout for asking the engine
   */
  Best of(SearchPlan plan, Leg lexical, Duration timeout) {
    Hits found = lexical.found();
    double among = among(plan, found);
    if (plan.request().browses() || brought(found) || among >= found.hits().getLast().score()) {
      return new Best(among, true);
    }
    try {
      Hits best = engine.send(LegRequests.best(plan, timeout), timeout, Hits::read);
      return new Best(best.hits().isEmpty() ? among : best.hits().getFirst().score(), true);
    } catch (EngineException e) {
      return new Best(among, false);
    }
  }

  /** Whether nothing was left out. */
  private static boolean brought(Hits found) {
    return found.total() <= found.hits().size();
  }

  private static double among(SearchPlan plan, Hits found) {
    double bound = plan.legs().priorBound();
    return found.hits().stream().mapToDouble(hit -> hit.score() - Prior.addend(bound, hit.prior())).max().orElse(0);
  }
}
