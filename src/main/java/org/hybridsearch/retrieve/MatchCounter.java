package org.hybridsearch.retrieve;

import java.time.Duration;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Hits;
import org.hybridsearch.query.MatchQuery;
import org.hybridsearch.query.SearchBody;

/**
 * Counts what matches: the items that pass the filters and either have the words or are in the semantic part of the match. Asks the
 * engine only when the candidates are not all there is.
 */
public final class MatchCounter {

  private final SearchEngine engine;

  public MatchCounter(SearchEngine engine) {
    this.engine = engine;
  }

  /**
   * How many items match, or groups of them where items come in groups.
   *
   * @param exact false when the engine did not say: then the total is that of the candidates, the least there can be
   */
  public record Count(long total, boolean exact) {

    /** The report of the stage that the count ran beside, which says so when the total is not exact. */
    public StageReport noted(StageReport report) {
      return exact ? report : new StageReport(report.stage(), report.status(), "not all matches were counted", report.millis());
    }
  }

  /** Never throws for what the engine does: a page is worth serving without an exact total. */
  public Count count(SearchPlan plan, CandidateSet candidates, Duration timeout) {
    if (candidates.complete()) {
      return new Count(candidates.groups(), true);
    }
    Json matches = MatchQuery.of(plan, candidates.semanticIds());
    try {
      long total = plan.index().grouped()
          ? engine.send(SearchBody.on(plan, SearchBody.countGroups(matches), timeout), timeout, GroupCount::read)
          : engine.send(SearchBody.on(plan, SearchBody.count(matches), timeout), timeout, Hits::read).total();
      return new Count(Math.max(total, candidates.groups()), true);
    } catch (EngineException e) {
      return new Count(candidates.groups(), false);
    }
  }
}
