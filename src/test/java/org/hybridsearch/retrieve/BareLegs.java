package org.hybridsearch.retrieve;

import java.util.List;
import java.util.Optional;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.query.Hits;

/** What the retrieval stage sends, and how it joins what comes back, for comparisons that send it themselves. */
public final class BareLegs {

  private BareLegs() {}

  public static EngineRequest lexical(SearchPlan plan) {
    return LegRequests.lexical(plan);
  }

  public static EngineRequest semantic(SearchPlan plan, TextVector vector) {
    return LegRequests.semantic(plan, vector);
  }

  public static CandidateSet union(SearchPlan plan, Hits lexical, Hits semantic, TextVector vector) {
    return CandidateUnion.of(plan, Leg.answered(plan, lexical, Optional.empty(), List.of()),
        Leg.answered(plan, semantic, Optional.of(vector), List.of()));
  }
}
