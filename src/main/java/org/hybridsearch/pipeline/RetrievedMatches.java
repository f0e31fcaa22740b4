package org.hybridsearch.pipeline;

import java.util.List;
import org.hybridsearch.facet.MatchSource;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.retrieve.Retrieved;
import org.hybridsearch.retrieve.Retriever;

/** Matches as retrieval finds them; those of a search asked lately, as the one before a filter was chosen, are remembered. */
public final class RetrievedMatches implements MatchSource {

  private final Retriever retriever;

  public RetrievedMatches(Retriever retriever) {
    this.retriever = retriever;
  }

  @Override
  public Match find(SearchPlan plan) {
    Retrieved retrieved = retriever.retrieve(plan, List::of);
    return new Match(retrieved.words(), retrieved.rung(), retrieved.candidates().semanticIds(), retrieved.whole());
  }
}
