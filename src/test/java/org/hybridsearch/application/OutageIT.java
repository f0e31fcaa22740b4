package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine goes away under load, and comes back. */
@QuarkusTest
@TestProfile(OutageProfile.class)
@Timeout(300)
class OutageIT {

  private static final int SHOPPERS = 8;
  private static final Duration BACK = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject OwnEngine engine;
  @Inject Boot boot;

  @BeforeEach
  void stock_a_shop() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(2))).isTrue();
    String items = IntStream.range(0, 60)
        .mapToObj(i -> "{\"id\":\"%d\",\"title\":\"juice number %d\",\"price\":%d}".formatted(i, i, i))
        .collect(Collectors.joining("\n"));
    Answer report = GraphQLClient.send(GraphQLClient.request("/catalog/items").header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofString(items)));
    assertThat(report.status()).as(report.body()).isEqualTo(200);
    Eventually.within(SOON, "items are found", OutageIT::found);
  }

  @Test
  void an_outage_is_told_and_the_end_of_it_needs_nobody() throws Exception {
    assertThat(ready().status()).isEqualTo(200);
    try (Load load = new Load(SHOPPERS)) {
      Eventually.within(SOON, "pages are served", () -> load.told(Load.PAGE) >= SHOPPERS);
      engine.stop();
      try {
        int before = load.told("UNAVAILABLE");
        Eventually.within(SOON, "errors are told", () -> load.told("UNAVAILABLE") >= before + 20 * SHOPPERS);
        Answer health = ready();
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().path("status").asText()).isEqualTo("DOWN");
        assertThat(GraphQLClient.query("{ item(id: \"1\") { id } }").codes()).containsExactly("UNAVAILABLE");
        Answer export = GraphQLClient.send(GraphQLClient.request("/export/personalize/items.csv").GET());
        assertThat(export.status()).isEqualTo(503);
        assertThat(export.json().path("code").asText()).isEqualTo("UNAVAILABLE");
      } finally {
        engine.restart();
      }
      Eventually.within(BACK, "searches succeed", OutageIT::found);
      Eventually.within(BACK, "the service is ready", () -> ready().status() == 200);
      int back = load.told(Load.PAGE);
      Eventually.within(SOON, "pages are served again", () -> load.told(Load.PAGE) >= back + 10 * SHOPPERS);
      load.close();
      System.out.println("During the outage shoppers were told " + load.told() + ", the slowest answer took " + load.slowest());
      assertThat(load.surprises()).isEmpty();
      assertThat(load.told()).containsOnlyKeys(Load.PAGE, "UNAVAILABLE");
    }
  }

  private static boolean found() {
    Answer answer = GraphQLClient.query("{ search(input: {query: \"juice\"}) { totalCount nodes { id } } }");
    return answer.codes().isEmpty() && answer.data("/search/totalCount").asInt() == 60;
  }

  private static Answer ready() {
    return GraphQLClient.send(GraphQLClient.request("/q/health/ready").GET());
  }
}
