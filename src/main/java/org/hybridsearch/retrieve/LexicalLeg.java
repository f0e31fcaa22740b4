package org.hybridsearch.retrieve;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Hits;

/**
 * Candidates by words (BM25). Where no item has as many of the words as the profile asks for, as with most sentences, fewer are
 * asked for, step by step: such hits are candidates only if the query turns out to be about the catalogue.
 */
final class LexicalLeg {

  /** Told whenever fewer words were asked for, also of an answer that is remembered. */
  static final String FEWER_ASKED_FOR = "no item has enough of the words, so fewer were asked for";

  private static final List<String> FEWER = List.of("50%", "1");
  // Letters on both sides of something else; or characters that are words.
  private static final Pattern SEVERAL_WORDS = Pattern.compile("[\\p{L}\\p{N}][^\\p{L}\\p{N}]+[\\p{L}\\p{N}]|\\p{IsIdeographic}{2}");

  private final SearchEngine engine;

  LexicalLeg(SearchEngine engine) {
    this.engine = engine;
  }

  /** Never throws for what the engine does: a leg that fails says so in its report. */
  Leg run(SearchPlan plan) {
    long start = System.nanoTime();
    try {
      Hits found = find(plan, start);
      return found.hits().isEmpty() && fewerMakeSense(plan)
          ? relaxed(plan, start) : Leg.answered(plan, found, Optional.empty(), List.of(StageReport.ok(Stage.LEXICAL, start)));
    } catch (EngineException e) {
      return Leg.without(plan, Optional.empty(), List.of(EngineFailures.report(Stage.LEXICAL, e, start)));
    }
  }

  /** Of one word there are no fewer; and without a semantic leg nothing would tell whether the query is about the catalogue. */
  static boolean fewerMakeSense(SearchPlan plan) {
    return plan.legs().semanticLimit() > 0 && SEVERAL_WORDS.matcher(plan.request().query()).find();
  }

  private Leg relaxed(SearchPlan plan, long start) {
    for (String share : FEWER) {
      SearchPlan relaxed = plan.with(plan.words().asking(share));
      Hits found = find(relaxed, start);
      if (!found.hits().isEmpty()) {
        StageReport report = StageReport.ok(Stage.LEXICAL, start).noting(FEWER_ASKED_FOR);
        return Leg.answered(relaxed, found, Optional.empty(), List.of(report));
      }
    }
    return Leg.answered(plan, new Hits(0, List.of()), Optional.empty(), List.of(StageReport.ok(Stage.LEXICAL, start)));
  }

  private Hits find(SearchPlan plan, long startNanos) {
    return Extent.oversampled(plan, plan.legs().lexicalLimit(), true, hit -> true, extent -> {
      Duration left = plan.deadlines().retrieve().minusNanos(System.nanoTime() - startNanos);
      return engine.send(LegRequests.lexical(plan, extent), left, Hits::read);
    });
  }
}
