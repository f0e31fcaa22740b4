package org.hybridsearch.query;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;

/** The frame of search requests. */
public final class SearchBody {

  // One measure, as in the blend: what the shop says, else what behaviour says.
  private static final String KNOWN_POPULARITY = "doc['popularity'].size() != 0 ? doc['popularity'].value"
      + " : doc['learnedPopularity'].size() != 0 ? doc['learnedPopularity'].value : ";
  private static final String POPULARITY_OR = KNOWN_POPULARITY + "(double)params.missing";

  /** That measure, 0 where nothing is known, in the engine's script language. */
  public static final String POPULARITY = KNOWN_POPULARITY + "0.0";

  /** Counts matches to the last. */
  public static final long ALL = Integer.MAX_VALUE;

  private SearchBody() {}

  /**
   * Ids alone, out of doc values: nothing is decompressed and few bytes travel. Where the second key of the sort is the id, it
   * travels as that.
   *
   * @param trackTotal up to how many matches are counted, 0 for not at all; counting further costs the engine its shortcuts
   * @param sort empty for best score first, ties in any order; a sort by score first leaves the engine its shortcuts too
   */
  public static Json idsOnly(int size, long trackTotal, Json query, List<Json> sort) {
    return object(idsOnlyMembers(size, trackTotal, query, sort, List.of("id")));
  }

  /** The same with the group of each item; where they are to be distinct, the best item of each group. */
  public static Json idsAndGroups(boolean distinct, int size, long trackTotal, Json query, List<Json> sort) {
    List<Json.Member> members = new ArrayList<>(idsOnlyMembers(size, trackTotal, query, sort, List.of("id", GroupClauses.GROUP)));
    if (distinct) {
      members.add(GroupClauses.collapse());
    }
    return object(members);
  }

  private static List<Json.Member> idsOnlyMembers(int size, long trackTotal, Json query, List<Json> sort, List<String> fields) {
    List<Json.Member> members = new ArrayList<>(List.of(
        member("size", size),
        member("_source", false),
        member("stored_fields", "_none_")));
    if (sort.isEmpty() || fields.size() > 1) {
      members.add(member("docvalue_fields", Json.strings(fields)));
    }
    if (!sort.isEmpty()) {
      members.add(member("sort", array(sort)));
    }
    members.add(member("track_total_hits", trackTotal > 0 ? Json.integer(trackTotal) : Json.bool(false)));
    members.add(member("query", query));
    return members;
  }

  /** How many items match, and nothing else. */
  public static Json count(Json query) {
    return object(member("size", 0), member("track_total_hits", true), member("query", query));
  }

  /** How many groups of items match, as the only number of the only aggregation. */
  public static Json countGroups(Json query) {
    return object(member("size", 0), member("track_total_hits", false), member("query", query),
        member("aggs", object(member("groups", GroupClauses.count(GroupClauses.TOTAL_PRECISION)))));
  }

  /** Best score first; equal scores in the order of their ids, so that the order is the same on every copy of a shard. */
  public static List<Json> byScore() {
    return List.of(order("_score", "desc"), order("id", "asc"));
  }

  /**
   * The same order, as no two items share an id; the third key orders nothing and has the engine tell each item's prior, in fewer
   * bytes than a field would take.
   */
  public static List<Json> byScoreWithPrior() {
    Json prior = object(member("prior", object(member("order", "desc"), member("missing", 0))));
    return List.of(order("_score", "desc"), order("id", "asc"), prior);
  }

  /** Most popular first, as the shop says or else as behaviour says; ties by id. */
  public static List<Json> byPopularity() {
    Json popularity = object(member("_script", object(
        member("type", "number"),
        member("order", "desc"),
        member("script", object(member("lang", "painless"), member("source", POPULARITY))))));
    return List.of(popularity, order("id", "asc"));
  }

  /** A key of a sort: the same measure, items of which nothing is known last either way. */
  public static Json popularity(String direction) {
    int last = direction.equals("asc") ? 2 : -1; // popularities are 0 to 1
    return object(member("_script", object(
        member("type", "number"),
        member("order", direction),
        member("script", object(member("lang", "painless"), member("source", POPULARITY_OR),
            member("params", object(member("missing", last))))))));
  }

  /** A key of a sort: a field. Items without a value come last either way. */
  public static Json order(String field, String direction) {
    return object(member(field, object(member("order", direction))));
  }

  /**
   * A search of a plan on its index. A partial answer counts as a failure: half of a ranking is a wrong ranking. Equal queries go to
   * the same copies of a shard, so that equal scores come in the same order.
   *
   * @param timeout the engine gives up by itself then, so that a late search does not go on burning it
   */
  public static EngineRequest on(SearchPlan plan, Json body, Duration timeout) {
    return EngineRequest.of("POST", "/" + plan.index().alias() + "/_search", Map.of(
        "allow_partial_search_results", "false",
        "cancel_after_time_interval", timeout.toMillis() + "ms",
        "preference", "q" + Integer.toHexString(plan.request().query().hashCode())), body);
  }
}
