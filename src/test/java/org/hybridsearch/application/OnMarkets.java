package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.application.Storefront.Page;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;

/** What tests on several markets begin with, and how they ask. */
abstract class OnMarkets {

  static final Duration SOON = Duration.ofSeconds(20);
  private static final String RECORD = """
      mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted duplicates rejected { eventId code } } }""";

  private static boolean loaded;

  @Inject Boot boot;

  @BeforeEach
  void load_three_catalogues() throws Exception {
    assertThat(boot.await(Duration.ofMinutes(3))).isTrue();
    if (!loaded) {
      for (String market : List.of("default", "de", "zh")) {
        Answer report = upload("/catalog/items?mode=replace&market=" + market, lines(market.equals("default") ? "en" : market));
        assertThat(report.status()).as(report.body()).isEqualTo(200);
        assertThat(report.json().path("refused").asInt()).as(report.body()).isZero();
      }
      loaded = true;
    }
  }

  private static String lines(String file) throws IOException {
    try (InputStream in = OnMarkets.class.getResourceAsStream("markets/" + file + ".ndjson")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Answer upload(String path, String lines) {
    return GraphQLClient.send(GraphQLClient.request(path).header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofString(lines)));
  }

  static Page in(String market, String query) {
    return in(market, query, Map.of());
  }

  static Page in(String market, String query, Map<String, ?> further) {
    return Storefront.search(input(market, query, further));
  }

  static Map<String, Object> input(String market, String query, Map<String, ?> further) {
    Map<String, Object> input = new HashMap<>(Map.of("market", market, "query", query));
    input.putAll(further);
    return input;
  }

  /** Titles of what matches a query by its own words; none where something else was served. */
  static List<String> matching(String market, String query) {
    Page page = in(market, query, Map.of("profile", "wordy"));
    return page.fallback().equals("NONE") ? page.titles() : List.of();
  }

  static Map<String, Object> event(Map<String, ?> shopper, String type, String itemId, Map<String, ?> further) {
    Map<String, Object> event = new HashMap<>(Map.of("eventId", UUID.randomUUID().toString(), "type", type, "itemId", itemId,
        "sentAt", Instant.now().toString(), "shopper", shopper));
    event.putAll(further);
    return event;
  }

  static JsonNode record(List<Map<String, Object>> events) {
    Answer answer = GraphQLClient.query(RECORD, Map.of("events", events));
    assertThat(answer.codes()).as(answer.body()).isEmpty();
    return answer.data("/recordEvents");
  }

  static List<String> texts(JsonNode nodes, String field) {
    return StreamSupport.stream(nodes.spliterator(), false).map(node -> node.at(field).asText()).toList();
  }
}
