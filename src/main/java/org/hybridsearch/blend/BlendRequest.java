package org.hybridsearch.blend;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.query.Clauses;
import org.hybridsearch.query.FilterClauses;
import org.hybridsearch.query.GroupClauses;
import org.hybridsearch.query.Highlights;
import org.hybridsearch.query.SearchBody;
import org.hybridsearch.query.WordsQuery;

/** The script-score requests. Pure. */
final class BlendRequest {

  /** Names the count of candidates that match by words. */
  static final String BY_WORDS = "byWords";

  private BlendRequest() {}

  /**
   * The best of the given candidates, one of each group, with everything a page shows. The words are a {@code should} beside the
   * ids, so each candidate gets its true BM25, whatever share of them it has, and its true similarity: no leg's absence counts
   * against it.
   */
  static EngineRequest page(SearchPlan plan, Window window, List<String> ids, int first, Duration timeout) {
    return SearchBody.on(plan, object(page(plan, window, ids, first)), timeout);
  }

  /** The same for all candidates of the window; also counts those that match by words, which saves a request for the total. */
  static EngineRequest counted(SearchPlan plan, Window window, int first, Duration timeout) {
    List<Member> members = page(plan, window, window.candidates().ids(), first);
    members.add(member("aggs", object(member(BY_WORDS, object(member("filter", WordsQuery.of(plan)))))));
    return SearchBody.on(plan, object(members), timeout);
  }

  /** The ids of the best of the given candidates, in the order of {@link #page}. */
  static EngineRequest order(SearchPlan plan, Window window, List<String> ids, int first, Duration timeout) {
    Json query = scored(window, ids, Clauses.bool(words(plan, window), List.of(Clauses.ids(ids))));
    return SearchBody.on(plan, ids(plan, first, query, SearchBody.byScore()), timeout);
  }

  /** The best matching item of each of some groups, as {@link #page} has them. */
  static EngineRequest groups(SearchPlan plan, Window window, List<String> groups, Duration timeout) {
    List<Json> filters = new ArrayList<>(FilterClauses.of(plan.request().filters()));
    filters.add(WordsQuery.of(plan));
    filters.add(Clauses.groups(groups));
    Json query = scored(window, List.of(), Clauses.bool(words(plan, window), filters));
    return SearchBody.on(plan, object(shown(plan, query, groups.size())), timeout);
  }

  private static List<Member> page(SearchPlan plan, Window window, List<String> ids, int first) {
    return shown(plan, scored(window, ids, Clauses.bool(words(plan, window), List.of(Clauses.ids(ids)))), first);
  }

  private static List<Member> shown(SearchPlan plan, Json query, int first) {
    List<Member> members = new ArrayList<>(List.of(
        member("size", first),
        member("track_total_hits", false),
        member("_source", object(member("excludes", array(Json.string("embedding"))))),
        member("query", query),
        member("sort", array(SearchBody.byScore()))));
    if (plan.index().grouped()) {
      members.add(GroupClauses.collapse());
    }
    if (plan.request().explain()) {
      members.add(member("explain", true));
    }
    members.addAll(Highlights.wanted(plan));
    return members;
  }

  /**
   * The ids of the first other matches by words, one of each group, best BM25 first; browsing, the most popular first. Not
   * blended: scoring every match of a broad query takes longer than a page may, and what is shown of them is scored when it is.
   */
  static EngineRequest rest(SearchPlan plan, Window window, List<List<String>> others, int limit, Duration timeout) {
    List<Json> filters = new ArrayList<>(FilterClauses.of(plan.request().filters()));
    boolean grouped = plan.index().grouped();
    filters.add(Clauses.not(grouped ? Clauses.groups(window.candidates().groupNames()) : Clauses.ids(window.candidates().ids())));
    filters.addAll(grouped ? Clauses.noneOfGroups(others) : Clauses.noneOf(others));
    List<Json> order = plan.browses() ? SearchBody.byPopularity() : SearchBody.byScore();
    return SearchBody.on(plan, ids(plan, limit, Clauses.filtered(WordsQuery.of(plan), filters), order), timeout);
  }

  private static Json ids(SearchPlan plan, int limit, Json query, List<Json> order) {
    return plan.index().grouped() ? SearchBody.idsAndGroups(true, limit, 0, query, order)
        : SearchBody.idsOnly(limit, 0, query, order);
  }

  private static List<Member> words(SearchPlan plan, Window window) {
    boolean useful = !plan.browses() && window.candidates().lexicalRan();
    return useful ? List.of(member("should", array(WordsQuery.ofAny(plan)))) : List.of();
  }

  private static Json scored(Window window, List<String> ids, Json query) {
    return object(member("script_score", object(member("query", query), member("script", BlendScript.of(window, ids)))));
  }
}
