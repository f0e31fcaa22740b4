package org.hybridsearch.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The metrics that OpenSearch has too, on rankings of 120 items that are 100 deep at least. */
class RankEvalIT {

  private static final String INDEX = "rank-eval-parity";
  private static final int ITEMS = 120;
  private static final int QUERIES = 12;
  private static final int HIGHEST = 3;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final ObjectMapper TREES = new ObjectMapper();

  private static SearchEngine engine;
  private static final List<List<String>> RANKINGS = new ArrayList<>();
  private static final List<Grades> GRADES = new ArrayList<>();

  @BeforeAll
  static void index_items_with_a_place_in_every_ranking() {
    Random random = new Random(7);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      ids.add("i" + i);
    }
    for (int query = 0; query < QUERIES; query++) {
      List<String> ranking = new ArrayList<>(ids);
      Collections.shuffle(ranking, random);
      RANKINGS.add(ranking);
      GRADES.add(grades(random, ids));
    }
    engine = SearchEngines.connect();
    List<Json> lines = new ArrayList<>();
    for (String id : ids) {
      List<Json.Member> places = new ArrayList<>();
      for (int query = 0; query < QUERIES; query++) {
        places.add(member("place" + query, RANKINGS.get(query).indexOf(id)));
      }
      lines.add(object(member("index", object(member("_id", id)))));
      lines.add(object(places));
    }
    engine.send(EngineRequest.bulk("/" + INDEX + "/_bulk", Map.of("refresh", "true"), lines), TIMEOUT, in -> true);
  }

  @AfterAll
  static void delete_them() throws IOException {
    engine.send(EngineRequest.of("DELETE", "/" + INDEX, Map.of()), TIMEOUT, in -> true);
    engine.close();
  }

  @Test
  void ndcg_is_the_engine_s() {
    compare(Metric.NDCG_10, object(member("dcg", object(member("k", 10), member("normalize", true)))));
  }

  @Test
  void reciprocal_rank_is_the_engine_s() {
    compare(Metric.MRR, object(member("mean_reciprocal_rank", object(member("k", 100)))));
  }

  @Test
  void expected_reciprocal_rank_is_the_engine_s() {
    compare(Metric.ERR,
        object(member("expected_reciprocal_rank", object(member("maximum_relevance", HIGHEST), member("k", 100)))));
  }

  @Test
  void precision_is_the_engine_s() {
    compare(Metric.P_10, object(member("precision", object(member("k", 10), member("relevant_rating_threshold", 1)))));
  }

  @Test
  void recall_is_the_engine_s() {
    compare(Metric.RECALL_100, object(member("recall", object(member("k", 100), member("relevant_rating_threshold", 1)))));
  }

  private static void compare(Metric metric, Json theirs) {
    for (int query = 0; query < QUERIES; query++) {
      assertThat(metric.of(RANKINGS.get(query), GRADES.get(query))).as("query " + query)
          .isCloseTo(asked(query, theirs), within(1e-12));
    }
  }

  private static double asked(int query, Json metric) {
    List<Json> ratings = GRADES.get(query).byItem().entrySet().stream()
        .map(grade -> object(member("_index", INDEX), member("_id", grade.getKey()), member("rating", grade.getValue())))
        .toList();
    Json request = object(
        member("query", object(member("match_all", object()))),
        member("sort", Json.array(object(member("place" + query, "asc")))));
    Json body = object(
        member("requests", Json.array(object(
            member("id", "q"), member("request", request), member("ratings", Json.array(ratings))))),
        member("metric", metric));
    return engine.send(EngineRequest.of("POST", "/" + INDEX + "/_rank_eval", Map.of(), body), TIMEOUT,
        in -> TREES.<JsonNode>readTree(in).path("metric_score").asDouble());
  }

  /** From a few judgments to most items. */
  private static Grades grades(Random random, List<String> ids) {
    double share = random.nextDouble();
    Map<String, Integer> grades = new HashMap<>(Map.of(ids.getFirst(), HIGHEST));
    for (String id : ids.subList(1, ids.size())) {
      if (random.nextDouble() < share) {
        grades.put(id, random.nextInt(HIGHEST + 1));
      }
    }
    return new Grades(grades, HIGHEST);
  }
}
