package org.hybridsearch.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.Json;

/**
 * What a match is: an item that passes the filters and either has the words, as the plan asks for them, or is in the semantic
 * part of the match. Totals, facets and orders by a field all take exactly this set. Nothing is scored.
 */
public final class MatchQuery {

  private MatchQuery() {}

  /**
   * The matches of a plan.
   *
   * @param semanticIds what matches by meaning under the plan's filters, see
   *     {@link org.hybridsearch.model.CandidateSet#semanticIds()}
   */
  public static Json of(SearchPlan plan, Collection<String> semanticIds) {
    return of(plan, plan.request().filters(), semanticIds);
  }

  /** The matches of a plan as if it had other filters; the semantic part is that under those filters. */
  public static Json of(SearchPlan plan, List<Filter> filters, Collection<String> semanticIds) {
    List<Json> clauses = new ArrayList<>(FilterClauses.of(filters));
    clauses.add(byEither(plan, semanticIds));
    return Clauses.bool(List.of(), clauses);
  }

  /** Only the words or the semantic part, without filters. */
  public static Json byEither(SearchPlan plan, Collection<String> semanticIds) {
    return Clauses.anyOf(List.of(WordsQuery.of(plan), Clauses.ids(semanticIds)));
  }
}
