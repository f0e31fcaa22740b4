package org.hybridsearch.suggest;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * Past queries out of the log of searches, an index of User Behavior Insights ({@code ubi_queries}): counted by the engine, bots left
 * out. Nothing where there is no such index. Safe for use by many threads.
 */
public final class LoggedQueries implements PastQueries {

  /** The engine counts so many at most, of which those with enough sessions are taken. */
  private static final int MOST_COUNTED = 10_000;
  /** Exact up to there, and that many bytes at most for each query counted. */
  private static final int PRECISION = 100;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final List<String> RECOMMENDATIONS = List.of("recommended", "similar");
  /** Capital letters make no other query. */
  private static final String LOWER_CASE = "doc['user_query'].size() == 0 ? '' : doc['user_query'].value.toLowerCase()";

  private final SearchEngine engine;
  private final String index;
  private final SuggestConfig config;
  private final Clock clock;

  /** @param index the log's index or alias; need not be there */
  public LoggedQueries(SearchEngine engine, String index, SuggestConfig config, Clock clock) {
    this.engine = engine;
    this.index = index;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public List<PastQuery> read() {
    EngineRequest request = EngineRequest.of("POST", "/" + index + "/_search",
        Map.of("ignore_unavailable", "true", "filter_path", "aggregations.queries.buckets"), body());
    JsonNode answer = engine.send(request, TIMEOUT, Trees::read);
    List<PastQuery> queries = new ArrayList<>();
    answer.at("/aggregations/queries/buckets").forEach(bucket -> {
      long sessions = bucket.at("/found/sessions/value").asLong();
      boolean found = bucket.at("/found/last/value").asDouble(0) >= bucket.at("/last/value").asDouble(1);
      if (sessions >= config.sessions() && found && !bucket.path("key").asText().isBlank()) {
        queries.add(new PastQuery(bucket.path("key").asText().strip(), sessions));
      }
    });
    return queries.stream().sorted(Comparator.comparingLong(query -> -query.sessions())).toList();
  }

  private Json body() {
    Json recent = object(member("range", object(member("timestamp", object(
        member("gte", clock.instant().minus(config.window()).toString()))))));
    Json byVisitors = object(member("exists", object(member("field", "client_id"))));
    Json query = object(member("bool", object(
        member("filter", array(recent, byVisitors)),
        member("must_not", array(term("query_attributes.bot", Json.bool(true)), term("user_query", Json.string("")),
            object(member("terms", object(member("query_attributes.kind", Json.strings(RECOMMENDATIONS))))))))));
    return object(member("size", 0), member("track_total_hits", false), member("query", query),
        member("aggs", object(member("queries", queries()))));
  }

  private Json queries() {
    Json terms = object(
        member("script", object(member("lang", "painless"), member("source", LOWER_CASE))),
        member("size", MOST_COUNTED),
        member("min_doc_count", Math.max(1, config.sessions())),
        member("collect_mode", "breadth_first"));
    return object(member("terms", terms), member("aggs", object(member("last", newest()), member("found", found()))));
  }

  private Json found() {
    Json some = object(member("range", object(member("query_attributes.total", object(member("gt", 0))))));
    Json sessions = object(member("cardinality", object(
        member("field", "client_id"), member("precision_threshold", (long) Math.max(PRECISION, config.sessions())))));
    return object(member("filter", some), member("aggs", object(member("last", newest()), member("sessions", sessions))));
  }

  private static Json newest() {
    return object(member("max", object(member("field", "timestamp"))));
  }

  private static Json term(String field, Json value) {
    return object(member("term", object(member(field, value))));
  }
}
