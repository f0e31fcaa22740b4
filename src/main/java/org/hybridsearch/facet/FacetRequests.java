package org.hybridsearch.facet;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.query.MatchQuery;

/** The request that counts facets: a search for the total and all facets without an own filter, and one for each other. Pure. */
final class FacetRequests {

  private FacetRequests() {}

  /**
   * One search.
   *
   * @param plan with the filters and the words of the matches that are counted
   * @param facets by their place among those asked for
   */
  record Part(SearchPlan plan, List<String> semanticIds, List<Integer> facets) {}

  /** All parts in one request; the first of them tells the total. */
  static EngineRequest of(List<Part> parts, List<Filter> filters, boolean places, Duration timeout) {
    SearchPlan first = parts.getFirst().plan();
    String patience = timeout.toMillis() + "ms";
    Json header = object(member("preference", preference(first)), member("allow_partial_search_results", false),
        member("cancel_after_time_interval", patience));
    List<Json> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      lines.add(header);
      lines.add(body(parts.get(i), filters, i == 0, i == 0 && places));
    }
    return EngineRequest.bulk("/" + first.index().alias() + "/_msearch", Map.of(), lines);
  }

  private static String preference(SearchPlan plan) {
    return "q" + Integer.toHexString(plan.request().query().hashCode());
  }

  private static Json body(Part part, List<Filter> filters, boolean total, boolean places) {
    boolean grouped = part.plan().index().grouped();
    List<FacetRequest> asked = part.plan().request().facets();
    List<Member> aggregations = new ArrayList<>();
    part.facets().forEach(facet -> aggregations.addAll(FacetAggregations.of(facet, asked.get(facet), filters, grouped)));
    if (total && grouped) {
      aggregations.add(FacetAggregations.groups());
    }
    if (places) {
      aggregations.add(FacetAggregations.places());
    }
    List<Member> members = new ArrayList<>(List.of(member("size", 0), member("track_total_hits", total && !grouped),
        member("query", MatchQuery.of(part.plan(), part.semanticIds()))));
    if (!aggregations.isEmpty()) {
      members.add(member("aggs", object(aggregations)));
    }
    return object(members);
  }
}
