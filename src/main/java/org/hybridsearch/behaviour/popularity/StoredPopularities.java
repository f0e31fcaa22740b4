package org.hybridsearch.behaviour.popularity;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;
import static org.hybridsearch.opensearch.Json.string;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** Which popularities items have by behaviour, as far as searches see them: a page of columns at a time, without any document. */
final class StoredPopularities {

  private static final int PAGE = 5_000;
  private static final String ID = "id";
  private static final String POPULARITY = "learnedPopularity";

  private final SearchEngine engine;
  private final String alias;
  private final Duration timeout;

  StoredPopularities(SearchEngine engine, String alias, Duration timeout) {
    this.engine = engine;
    this.alias = alias;
    this.timeout = timeout;
  }

  /**
   * Item id to popularity, of those that have one.
   *
   * @throws org.hybridsearch.opensearch.EngineException when the engine fails
   */
  Map<String, Double> read() {
    Map<String, Double> popularities = new HashMap<>();
    JsonNode page = page(List.of());
    while (!page.isEmpty()) {
      for (JsonNode hit : page) {
        popularities.put(hit.path("sort").path(0).asText(), hit.path("fields").path(POPULARITY).path(0).asDouble());
      }
      page = page(List.of(member("search_after", array(string(page.path(page.size() - 1).path("sort").path(0).asText())))));
    }
    return popularities;
  }

  private JsonNode page(List<Member> after) {
    List<Member> body = new ArrayList<>(List.of(
        member("size", PAGE),
        member("_source", false),
        member("stored_fields", "_none_"),
        member("track_total_hits", false),
        member("docvalue_fields", Json.strings(List.of(POPULARITY))),
        member("query", object(member("exists", object(member("field", POPULARITY))))),
        member("sort", array(object(member(ID, "asc"))))));
    body.addAll(after);
    return engine.send(EngineRequest.of("POST", "/" + alias + "/_search", Map.of("filter_path", "hits.hits.sort,hits.hits.fields"),
        object(body)), timeout, Trees::read).path("hits").path("hits");
  }
}
