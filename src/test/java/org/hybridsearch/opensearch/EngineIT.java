package org.hybridsearch.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hybridsearch.opensearch.Json.bool;
import static org.hybridsearch.opensearch.Json.floats;
import static org.hybridsearch.opensearch.Json.integer;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hybridsearch.opensearch.EngineException.Refused;
import org.hybridsearch.opensearch.EngineException.Unreachable;
import org.hybridsearch.opensearch.embedded.EmbeddedEngine;
import org.hybridsearch.opensearch.http.HttpEngine;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EngineIT {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String INDEX = "/engine-it";

  private static SearchEngine engine;

  @BeforeAll
  static void fill() {
    engine = new SearchEngine(HttpEngine.open(EngineForTests.address(), TestConnections.of(4)), 4);
    engine.send(EngineRequest.of("PUT", INDEX, Map.of(), mapping()), LONG, AnswerReader.ignored());
    List<Json> lines = new ArrayList<>();
    for (float x : new float[] {0.1f, 0.5f, 0.9f}) {
      lines.add(object(member("index", object(member("_id", "x" + x)))));
      lines.add(object(member("vector", floats(new float[] {x, 1 - x}))));
    }
    engine.send(EngineRequest.bulk(INDEX + "/_bulk", Map.of("refresh", "true"), lines), LONG, AnswerReader.ignored());
  }

  @AfterAll
  static void clear() throws IOException {
    engine.send(EngineRequest.of("DELETE", INDEX, Map.of()), LONG, AnswerReader.ignored());
    engine.close();
  }

  @Test
  void finds_nearest_neighbours() {
    assertThat(nearest()).containsExactly("x0.9", "x0.5");
  }

  @Test
  void tells_refusals_apart() {
    EngineRequest missing = EngineRequest.of("POST", "/engine-it-missing/_search", Map.of(), object());
    assertThatExceptionOfType(Refused.class).isThrownBy(() -> engine.send(missing, LONG, AnswerReader.ignored()))
        .satisfies(refused -> assertThat(refused.type()).isEqualTo("index_not_found_exception"))
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(404));
    assertThat(engine.exists("/engine-it-missing", LONG)).isFalse();
    assertThat(engine.exists(INDEX, LONG)).isTrue();
  }

  @Test
  void finds_the_same_after_the_engine_was_away() {
    EmbeddedEngine server = EngineForTests.engine();
    URI address = server.address();
    server.stop();
    try {
      assertThatExceptionOfType(Unreachable.class).isThrownBy(EngineIT::nearest);
    } finally {
      server.restart();
    }
    assertThat(server.address()).isEqualTo(address);
    assertThat(nearest()).containsExactly("x0.9", "x0.5");
  }

  private static List<String> nearest() {
    Json knn = object(member("vector", object(member("vector", floats(new float[] {0.9f, 0.1f})), member("k", integer(2)))));
    Json query = object(member("size", integer(2)), member("query", object(member("knn", knn))));
    return engine.send(EngineRequest.of("POST", INDEX + "/_search", Map.of(), query), LONG, EngineIT::ids);
  }

  private static List<String> ids(JsonParser in) throws IOException {
    List<String> ids = new ArrayList<>();
    while (in.nextToken() != null) {
      if (in.currentToken() == JsonToken.FIELD_NAME && in.currentName().equals("_id")) {
        ids.add(in.nextTextValue());
      }
    }
    return ids;
  }

  private static Json mapping() {
    Json method = object(
        member("name", "hnsw"), member("engine", "lucene"), member("space_type", "innerproduct"));
    Json vector = object(member("type", "knn_vector"), member("dimension", integer(2)), member("method", method));
    return object(
        member("settings", object(member("index", object(member("knn", bool(true)), member("number_of_replicas", integer(0)))))),
        member("mappings", object(member("properties", object(member("vector", vector))))));
  }
}
