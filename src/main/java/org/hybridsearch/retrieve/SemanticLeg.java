package org.hybridsearch.retrieve;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.StageReport.Status;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Hits;

/** Candidates by meaning: the query is embedded first, then its nearest items are asked for. */
final class SemanticLeg {

  private final SearchEngine engine;
  private final QueryVectors vectors;

  SemanticLeg(SearchEngine engine, QueryVectors vectors) {
    this.engine = engine;
    this.vectors = vectors;
  }

  /** Never throws for what the model or the engine does: a leg that fails says so in its reports. */
  Leg run(SearchPlan plan) {
    if (plan.legs().semanticLimit() == 0) {
      return skipped(plan, plan.request().browses() ? "no query" : "not in the profile");
    }
    long start = System.nanoTime();
    try {
      QueryVectors.Found found = vectors.find(plan.request().market(), plan.request().query(), plan.deadlines().embed());
      return nearest(plan, found.vector(), found.cached() ? StageReport.cached(Stage.EMBED) : StageReport.ok(Stage.EMBED, start), start);
    } catch (TimeoutException e) {
      return withoutVector(plan, StageReport.fellBack(Stage.EMBED, Status.TIMEOUT, "no answer in time", start));
    } catch (EmbeddingException e) {
      String reason = e.throttled() ? "embedding model throttles" : "embedding model failed";
      return withoutVector(plan, StageReport.fellBack(Stage.EMBED, Status.FAILED, reason, start));
    }
  }

  private Leg nearest(SearchPlan plan, TextVector vector, StageReport embedded, long legStart) {
    long start = System.nanoTime();
    try {
      int limit = plan.legs().semanticLimit();
      Hits found = Extent.oversampled(plan, limit, false, hit -> CandidateUnion.matches(plan, hit), extent -> {
        Duration left = plan.deadlines().retrieve().minusNanos(System.nanoTime() - legStart);
        return engine.send(LegRequests.semantic(plan, vector, extent), left, Hits::read);
      });
      return Leg.answered(plan, found, Optional.of(vector), List.of(embedded, StageReport.ok(Stage.SEMANTIC, start)));
    } catch (EngineException e) {
      return Leg.without(plan, Optional.of(vector), List.of(embedded, EngineFailures.report(Stage.SEMANTIC, e, start)));
    }
  }

  private static Leg skipped(SearchPlan plan, String reason) {
    return Leg.without(plan, Optional.empty(),
        List.of(StageReport.skipped(Stage.EMBED, reason), StageReport.skipped(Stage.SEMANTIC, reason)));
  }

  private static Leg withoutVector(SearchPlan plan, StageReport embedFailure) {
    return Leg.without(plan, Optional.empty(), List.of(embedFailure, StageReport.skipped(Stage.SEMANTIC, "no query vector")));
  }
}
