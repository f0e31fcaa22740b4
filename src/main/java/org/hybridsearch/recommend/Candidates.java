package org.hybridsearch.recommend;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.model.Item;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.query.Clauses;
import org.hybridsearch.query.GroupClauses;
import org.hybridsearch.query.ItemHits;

/** Asks the engine for candidates, as few bytes as will do, and then for the items that a page shows. */
final class Candidates {

  /** The engine gives no more hits. */
  private static final int MOST = 10_000;

  private final SearchEngine engine;
  private final AnswerReader<Item> items;

  Candidates(SearchEngine engine, AnswerReader<Item> items) {
    this.engine = engine;
    this.items = items;
  }

  /**
   * A candidate.
   *
   * @param popularity 0 to 1; 0 where nothing is known
   * @param score the engine's
   */
  record Candidate(String id, String group, boolean available, double popularity, double score) {}

  /** What a query finds, its best score first. */
  List<Candidate> find(String alias, Json query, int size, Duration timeout) {
    return found(alias, List.of(
        member("size", size),
        member("query", query),
        member("sort", array(order("_score", "desc"), order("id", "asc")))), timeout);
  }

  /** The same, one of each group: what can be bought before what cannot, then by score. */
  List<Candidate> findOneOfEach(String alias, Json query, int size, Duration timeout) {
    return found(alias, List.of(
        member("size", size),
        member("query", query),
        GroupClauses.collapse(),
        member("sort", array(order("available", "desc"), order("_score", "desc"), order("id", "asc")))), timeout);
  }

  private List<Candidate> found(String alias, List<Json.Member> what, Duration timeout) {
    List<Json.Member> members = new ArrayList<>(what);
    members.add(member("track_total_hits", false));
    members.add(member("_source", false));
    members.add(member("docvalue_fields", Json.strings(List.of("id", "group", "available", "popularity", "learnedPopularity"))));
    JsonNode answer = engine.send(request(alias, object(members), timeout), timeout, Trees::read);
    List<Candidate> candidates = new ArrayList<>();
    answer.path("hits").path("hits").forEach(hit -> candidates.add(candidate(hit)));
    return candidates;
  }

  private static Candidate candidate(JsonNode hit) {
    JsonNode fields = hit.path("fields");
    double learned = fields.path("learnedPopularity").path(0).asDouble(0);
    return new Candidate(fields.path("id").path(0).asText(), fields.path("group").path(0).asText(),
        fields.path("available").path(0).asBoolean(true),
        Math.clamp(fields.path("popularity").path(0).asDouble(learned), 0, 1), hit.path("_score").asDouble());
  }

  /** The groups of the items of some ids; of the first ten thousand that are found. */
  List<String> groups(String alias, Set<String> ids, Duration timeout) {
    Json query = Clauses.bool(List.of(), List.of(Clauses.ids(ids)));
    return find(alias, query, Math.min(MOST, ids.size()), timeout).stream().map(Candidate::group).distinct().toList();
  }

  /** The items of some ids that are still there, in the same order. */
  List<Item> items(String alias, List<String> ids, Duration timeout) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Json body = object(
        member("size", ids.size()),
        member("track_total_hits", false),
        member("_source", object(member("excludes", array(Json.string("embedding"))))),
        member("query", Clauses.bool(List.of(), List.of(Clauses.ids(ids)))));
    Map<String, Item> found = new HashMap<>();
    engine.send(request(alias, body, timeout), timeout, in -> ItemHits.read(in, items))
        .forEach(hit -> found.put(hit.item().id(), hit.item()));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  private static EngineRequest request(String alias, Json body, Duration timeout) {
    return EngineRequest.of("POST", "/" + alias + "/_search", Map.of(
        "allow_partial_search_results", "false",
        "cancel_after_time_interval", timeout.toMillis() + "ms"), body);
  }

  private static Json order(String field, String direction) {
    return object(member(field, object(member("order", direction))));
  }
}
