package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.opensearch.SearchEngine;
import org.junit.jupiter.api.Test;

/** A market that lost its index is told, and takes no other along. */
@QuarkusTest
@TestProfile(MarketsProfile.class)
class BrokenMarketIT extends OnMarkets {

  @Inject SearchEngine engine;

  @Test
  void a_market_without_index_is_reported_and_the_others_answer() {
    IndexAdmin admin = new IndexAdmin(engine, Duration.ofSeconds(20));
    for (String kind : List.of("items", "ubi_events", "ubi_queries", "interactions")) {
      admin.family(MarketsProfile.PREFIX + "-broken-" + kind).values().forEach(admin::delete);
    }
    assertThat(GraphQLClient.search(Map.of("market", "broken", "query", "pain")).codes()).containsExactly("UNAVAILABLE");
    assertThat(GraphQLClient.query("{ item(id: \"i1\", market: \"broken\") { id } }").codes()).containsExactly("UNAVAILABLE");
    assertThat(in("de", "butter").titles()).contains("Butter gesalzen");
    Answer ready = GraphQLClient.send(GraphQLClient.request("/q/health/ready").GET());
    assertThat(ready.status()).as(ready.body()).isEqualTo(200);
    JsonNode data = ready.json().at("/checks").findParent("de");
    assertThat(data.path("broken").asText()).isEqualTo("UNAVAILABLE");
    assertThat(data.path("de").asText()).isEqualTo("ready");
    assertThat(data.path("default").asText()).isEqualTo("ready");
    JsonNode recorded = record(List.of(event(Map.of("sessionId", "b"), "CLICK", "i1", Map.of("market", "broken")),
        event(Map.of("sessionId", "b"), "CLICK", "i1", Map.of("market", "de"))));
    assertThat(recorded.path("accepted").asInt()).isEqualTo(1);
    assertThat(recorded.at("/rejected/0/code").asText()).isEqualTo("UNAVAILABLE");
    assertThat(GraphQLClient.query("mutation { forgetShopper(sessionId: \"b\") { deletedEvents } }")
        .data("/forgetShopper/deletedEvents").asInt()).isEqualTo(1);
  }
}
