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
    return run(plan, System.nanoTime());
  }

  /**
   * The same in what is left of the time.
   *
   * @param retrievalStart when the retrieval began
   */
  Leg run(SearchPlan plan, long retrievalStart) {
    if (plan.legs().semanticLimit() == 0) {
      return skipped(plan, plan.request().browses() ? "no query" : "not in the profile");
    }
    long start = System.nanoTime();
    try {
      Duration left = left(plan, retrievalStart);
      Duration own = plan.deadlines().embed();
      QueryVectors.Found found = vectors.find(plan.request().market(), plan.query(), left.compareTo(own) < 0 ? left : own);
      StageReport embedded = found.cached() ? StageReport.cached(Stage.EMBED) : StageReport.ok(Stage.EMBED, start);
      return nearest(plan, found.vector(), embedded, retrievalStart);
    } catch (TimeoutException e) {
      return withoutVector(plan, StageReport.fellBack(Stage.EMBED, Status.TIMEOUT, "no answer in time", start));
    } catch (EmbeddingException e) {
      return withoutVector(plan, failure(e.kind(), start));
    }
  }

  private static StageReport failure(EmbeddingException.Kind kind, long start) {
    return switch (kind) {
      case FAILED -> StageReport.fellBack(Stage.EMBED, Status.FAILED, "embedding model failed", start);
      case TIMED_OUT -> StageReport.fellBack(Stage.EMBED, Status.TIMEOUT, "embedding model did not answer in time", start);
      case THROTTLED -> StageReport.fellBack(Stage.EMBED, Status.FAILED, "embedding model throttles", start);
      case TOO_MANY_CALLS -> StageReport.fellBack(Stage.EMBED, Status.FAILED, "too many calls of the embedding model", start);
      case CIRCUIT_OPEN -> StageReport.fellBack(
          Stage.EMBED, Status.CIRCUIT_OPEN, "embedding model failed too often and is left alone for a while", start);
    };
  }

  private Leg nearest(SearchPlan plan, TextVector vector, StageReport embedded, long retrievalStart) {
    long start = System.nanoTime();
    try {
      int limit = plan.legs().semanticLimit();
      Hits found = Extent.oversampled(plan, limit, false, hit -> CandidateUnion.matches(plan, hit),
          extent -> engine.send(LegRequests.semantic(plan, vector, extent), left(plan, retrievalStart), Hits::read));
      return Leg.answered(plan, found, Optional.of(vector), List.of(embedded, StageReport.ok(Stage.SEMANTIC, start)));
    } catch (EngineException e) {
      return Leg.without(plan, Optional.of(vector), List.of(embedded, EngineFailures.report(Stage.SEMANTIC, e, start)));
    }
  }

  private static Duration left(SearchPlan plan, long retrievalStart) {
    return plan.deadlines().retrieve().minusNanos(System.nanoTime() - retrievalStart);
  }

  private static Leg skipped(SearchPlan plan, String reason) {
    return Leg.without(plan, Optional.empty(),
        List.of(StageReport.skipped(Stage.EMBED, reason), StageReport.skipped(Stage.SEMANTIC, reason)));
  }

  private static Leg withoutVector(SearchPlan plan, StageReport embedFailure) {
    return Leg.without(plan, Optional.empty(), List.of(embedFailure, StageReport.skipped(Stage.SEMANTIC, "no query vector")));
  }
}
