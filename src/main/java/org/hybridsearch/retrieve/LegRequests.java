package org.hybridsearch.retrieve;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.query.Clauses;
import org.hybridsearch.query.FilterClauses;
import org.hybridsearch.query.Prior;
import org.hybridsearch.query.SearchBody;
import org.hybridsearch.query.WordsQuery;

/** The requests of both legs. Pure; both carry the same filters, so that a filter never loses a match. */
final class LegRequests {

  private LegRequests() {}

  /**
   * By words and prior, items that the query names outright first; or, when browsing, by popularity. Counts all matches: there are no shortcuts to lose, as
   * {@code combined_fields} knows no bounds for blocks of items.
   */
  static EngineRequest lexical(SearchPlan plan) {
    return lexical(plan, new Extent(plan.legs().lexicalLimit(), plan.legs().lexicalLimit(), false));
  }

  /** The same to another extent, with groups. */
  static EngineRequest lexical(SearchPlan plan, Extent extent) {
    double bound = plan.legs().priorBound();
    List<Json> filters = FilterClauses.of(plan.request().filters());
    boolean prior = bound > 0 && !plan.browses();
    Json query = prior
        ? Clauses.filtered(WordsQuery.lifted(plan), Prior.clause(bound), filters) : Clauses.filtered(WordsQuery.lifted(plan), filters);
    List<Json> order = plan.browses() ? SearchBody.byPopularity()
        : prior ? SearchBody.byScoreWithPrior() : SearchBody.byScore();
    return SearchBody.on(plan, body(plan, extent, SearchBody.ALL, query, order), plan.deadlines().retrieve());
  }

  /** How many items match by words. */
  static EngineRequest count(SearchPlan plan, Duration timeout) {
    List<Json> filters = new ArrayList<>(FilterClauses.of(plan.request().filters()));
    filters.add(WordsQuery.of(plan));
    return SearchBody.on(plan, SearchBody.count(Clauses.bool(List.of(), filters)), timeout);
  }

  /** Which of some items match by words; in no order, and not scored. */
  static EngineRequest among(SearchPlan plan, List<String> ids, Duration timeout) {
    List<Json> filters = new ArrayList<>(FilterClauses.of(plan.request().filters()));
    filters.add(WordsQuery.of(plan));
    filters.add(Clauses.ids(ids));
    Extent all = new Extent(ids.size(), ids.size(), false);
    return SearchBody.on(plan, body(plan, all, 0, Clauses.bool(List.of(), filters), List.of()), timeout);
  }

  /** By meaning: the nearest vectors among the items that pass the filters. */
  static EngineRequest semantic(SearchPlan plan, TextVector vector) {
    return semantic(plan, vector, new Extent(plan.legs().semanticLimit(), plan.legs().semanticLimit(), false));
  }

  /** The same to another extent, with groups. */
  static EngineRequest semantic(SearchPlan plan, TextVector vector, Extent extent) {
    List<Member> nearest = new ArrayList<>(
        List.of(member("vector", Json.floats(vector.toArray())), member("k", extent.size())));
    List<Json> filters = FilterClauses.of(plan.request().filters());
    if (!filters.isEmpty()) {
      nearest.add(member("filter", object(member("bool", object(member("filter", array(filters)))))));
    }
    Json query = object(member("knn", object(member("embedding", object(nearest)))));
    return SearchBody.on(plan, body(plan, extent, 0, query, List.of()), plan.deadlines().retrieve());
  }

  private static Json body(SearchPlan plan, Extent extent, long trackTotal, Json query, List<Json> order) {
    return plan.index().grouped() ? SearchBody.idsAndGroups(extent.distinct(), extent.size(), trackTotal, query, order)
        : SearchBody.idsOnly(extent.size(), trackTotal, query, order);
  }
}
