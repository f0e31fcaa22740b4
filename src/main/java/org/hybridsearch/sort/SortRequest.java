package org.hybridsearch.sort;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Sort;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.query.Clauses;
import org.hybridsearch.query.GroupClauses;
import org.hybridsearch.query.Highlights;
import org.hybridsearch.query.MatchQuery;
import org.hybridsearch.query.SearchBody;

/** The requests of a field sort. Pure. Nothing is scored. */
final class SortRequest {

  private SortRequest() {}

  /** The matches from a place on, with everything a page shows, and how many there are. */
  static EngineRequest page(
      SearchPlan plan, Sort.ByField sort, List<String> semanticIds, int from, int first, Duration timeout) {
    List<Member> members = new ArrayList<>(List.of(
        member("from", from),
        member("track_total_hits", !plan.index().grouped()),
        member("query", MatchQuery.of(plan, semanticIds)),
        member("sort", array(order(sort)))));
    members.addAll(shown(plan, first));
    if (plan.index().grouped()) {
      members.add(GroupClauses.collapse());
      members.add(member("aggs", object(member("groups", GroupClauses.count(GroupClauses.TOTAL_PRECISION)))));
    }
    return SearchBody.on(plan, object(members), timeout);
  }

  /**
   * The ids of the first matches that are none of some others; where items come in groups, the best item of each and its group.
   *
   * @param others lists of ids or groups, none longer than the engine takes in one clause
   */
  static EngineRequest order(
      SearchPlan plan, Sort.ByField sort, List<String> semanticIds, List<List<String>> others, int limit, Duration timeout) {
    List<Json> filters = new ArrayList<>(List.of(MatchQuery.of(plan, semanticIds)));
    filters.addAll(plan.index().grouped() ? Clauses.noneOfGroups(others) : Clauses.noneOf(others));
    Json query = Clauses.bool(List.of(), filters);
    return SearchBody.on(plan, plan.index().grouped() ? SearchBody.idsAndGroups(true, limit, 0, query, order(sort))
        : SearchBody.idsOnly(limit, 0, query, order(sort)), timeout);
  }

  /** Some items with everything a page shows, in no order. */
  static EngineRequest items(SearchPlan plan, List<String> ids, Duration timeout) {
    List<Member> members = new ArrayList<>(List.of(
        member("track_total_hits", false),
        member("query", Clauses.bool(List.of(), List.of(Clauses.ids(ids)))),
        member("sort", array(Json.string("_doc")))));
    members.addAll(shown(plan, ids.size()));
    return SearchBody.on(plan, object(members), timeout);
  }

  /** The first matching item of each of some groups, with everything a page shows. */
  static EngineRequest groups(
      SearchPlan plan, Sort.ByField sort, List<String> semanticIds, List<String> groups, Duration timeout) {
    List<Member> members = new ArrayList<>(List.of(
        member("track_total_hits", false),
        member("query", Clauses.bool(List.of(), List.of(MatchQuery.of(plan, semanticIds), Clauses.groups(groups)))),
        member("sort", array(order(sort))),
        GroupClauses.collapse()));
    members.addAll(shown(plan, groups.size()));
    return SearchBody.on(plan, object(members), timeout);
  }

  private static List<Member> shown(SearchPlan plan, int size) {
    List<Member> members = new ArrayList<>(List.of(
        member("size", size),
        member("_source", object(member("excludes", array(Json.string("embedding")))))));
    members.addAll(Highlights.wanted(plan));
    return members;
  }

  private static List<Json> order(Sort.ByField sort) {
    String direction = switch (sort.direction()) {
      case ASC -> "asc";
      case DESC -> "desc";
    };
    Json key = switch (sort.field()) {
      case PRICE -> SearchBody.order("price", direction);
      case NEWEST -> SearchBody.order("createdAt", direction);
      case RATING -> SearchBody.order("rating", direction);
      case TITLE -> SearchBody.order("title.order", direction);
      case POPULARITY -> SearchBody.popularity(direction);
    };
    return List.of(key, SearchBody.order("id", "asc"));
  }
}
