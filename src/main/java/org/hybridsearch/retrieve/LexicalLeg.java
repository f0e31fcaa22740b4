package org.hybridsearch.retrieve;

import java.util.List;
import java.util.Optional;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Hits;

/** Candidates by words (BM25). */
final class LexicalLeg {

  private final SearchEngine engine;

  LexicalLeg(SearchEngine engine) {
    this.engine = engine;
  }

  /** Never throws for what the engine does: a leg that fails says so in its report. */
  Leg run(SearchPlan plan) {
    long start = System.nanoTime();
    try {
      Hits found = engine.send(LegRequests.lexical(plan), plan.deadlines().retrieve(), Hits::read);
      return Leg.answered(found, Optional.empty(), List.of(StageReport.ok(Stage.LEXICAL, start)));
    } catch (EngineException e) {
      return Leg.without(Optional.empty(), List.of(EngineFailures.report(Stage.LEXICAL, e, start)));
    }
  }
}
