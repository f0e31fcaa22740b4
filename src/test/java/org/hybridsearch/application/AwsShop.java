package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.testing.Eventually;

/** A small shop of which Personalize knows two shoppers, and what a storefront asks of it, with the time it took. */
final class AwsShop {

  static final int ITEMS = 20;
  static final Duration SOON = Duration.ofSeconds(60);
  private static final String SEARCH = """
      query($input: SearchInput!) { search(input: $input, first: 20) { totalCount
        edges { node { id } explanation { signals { signal weight contribution missing } } }
        personalization { applied reason source confidence } stages { stage status reason millis } } }""";
  private static final String RECOMMENDED = """
      query($shopper: ShopperInput!) { recommendedItems(shopper: $shopper, first: 10) {
        edges { node { id } } personalization { applied reason source } } }""";
  private static final String SIMILAR = """
      query($item: ID!, $shopper: ShopperInput!) { similarItems(itemId: $item, shopper: $shopper, first: 10) { node { id } } }""";
  private static final String RECORD =
      "mutation($events: [EventInput!]!) { recordEvents(events: $events) { accepted rejected { code } } }";

  private final StandInBeside aws;

  AwsShop(StandInBeside aws) {
    this.aws = aws;
  }

  /** An answer and how long it took over HTTP. */
  record Timed(JsonNode page, Duration took) {

    /** What a stage reported. */
    JsonNode stage(String name) {
      return page.path("stages").valueStream().filter(stage -> stage.path("stage").asText().equals(name)).findFirst()
          .orElseThrow();
    }

    String status(String stage) {
      return stage(stage).path("status").asText();
    }

    String why(String stage) {
      return stage(stage).path("reason").asText();
    }

    /** What each stage reported; nothing where there is no page. */
    Map<String, String> statuses() {
      return page.path("stages").valueStream()
          .collect(Collectors.toMap(stage -> stage.path("stage").asText(), stage -> stage.path("status").asText()));
    }

    /** Milliseconds that a stage took, as it reported. */
    double millis(String stage) {
      return stage(stage).path("millis").asDouble();
    }

    String reason() {
      return page.at("/personalization/reason").asText();
    }

    List<String> ids() {
      return (page.isArray() ? page : page.path("edges")).valueStream().map(edge -> edge.at("/node/id").asText()).toList();
    }

    /** A signal of each item's score. */
    List<JsonNode> signals(String name) {
      return page.path("edges").findValues("signals").stream().flatMap(JsonNode::valueStream)
          .filter(signal -> signal.path("signal").asText().equals(name)).toList();
    }
  }

  /** The time in which this service promises a page. */
  static Duration deadline() {
    return ConfigProvider.getConfig().getValue("hybridsearch.plan.deadline", Duration.class);
  }

  /** Items, and what ann and bob bought, unless they are there already. */
  void stock() {
    aws.heal();
    if (aws.taken().isEmpty()) {
      putItems();
      buy();
    }
    itemsAreFound();
  }

  /** Items alone, whether they are there already or not; what was called before still counts. */
  void restock() {
    aws.relent();
    putItems();
    itemsAreFound();
  }

  private static void putItems() {
    String items = IntStream.range(0, ITEMS).mapToObj(i -> "{\"id\":\"%d\",\"title\":\"juice number %d\"}".formatted(i, i))
        .collect(Collectors.joining("\n"));
    Answer report = GraphQLClient.send(GraphQLClient.request("/catalog/items").header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofString(items)));
    assertThat(report.status()).as(report.body()).isEqualTo(200);
  }

  private void itemsAreFound() {
    Eventually.within(SOON, "items are found", () -> search("stranger").page().path("totalCount").asInt() == ITEMS);
  }

  private void buy() {
    List<String> sent = new ArrayList<>();
    Map.of("ann", List.of(1, 2), "bob", List.of(2, 3)).forEach((shopper, bought) ->
        bought.forEach(item -> sent.add(acknowledged("PURCHASE", shopper, String.valueOf(item), Map.of()).id())));
    Eventually.within(SOON, "Personalize knows them", () -> aws.taken().containsAll(sent));
  }

  Timed search(String shopper) {
    return timed(SEARCH, Map.of("input", Map.of("query", "juice", "shopper", Map.of("userId", shopper))), "/search");
  }

  Timed recommended(String shopper) {
    return timed(RECOMMENDED, Map.of("shopper", Map.of("userId", shopper)), "/recommendedItems");
  }

  Timed similar(String item) {
    return timed(SIMILAR, Map.of("item", item, "shopper", Map.of("userId", "ann")), "/similarItems");
  }

  /** Records an event and makes sure that it is acknowledged in time; its id. */
  String record(String type, String shopper, String item) {
    return record(type, shopper, item, Map.of());
  }

  /**
   * The same.
   *
   * @param more what the event tells besides
   */
  String record(String type, String shopper, String item, Map<String, ?> more) {
    Acknowledged event = acknowledged(type, shopper, item, more);
    assertThat(event.took()).isLessThan(deadline());
    return event.id();
  }

  private record Acknowledged(String id, Duration took) {}

  private static Acknowledged acknowledged(String type, String shopper, String item, Map<String, ?> more) {
    String id = UUID.randomUUID().toString();
    Map<String, Object> event = new HashMap<>(more);
    event.putAll(Map.of("eventId", id, "type", type, "itemId", item, "sentAt", Instant.now().toString(),
        "shopper", Map.of("userId", shopper, "sessionId", "s-" + shopper)));
    Timed answer = timed(RECORD, Map.of("events", List.of(event)), "/recordEvents");
    assertThat(answer.page().path("accepted").asInt()).as(answer.page().toString()).isOne();
    return new Acknowledged(id, answer.took());
  }

  private static Timed timed(String document, Map<String, ?> variables, String what) {
    return timed(() -> GraphQLClient.query(document, variables).data(what));
  }

  private static Timed timed(Supplier<JsonNode> question) {
    long start = System.nanoTime();
    JsonNode answer = question.get();
    return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
  }

  /** What a check of health tells. */
  static JsonNode health(String check) {
    return GraphQLClient.send(GraphQLClient.request("/q/health").GET()).json().path("checks").valueStream()
        .filter(each -> each.path("name").asText().equals(check)).findFirst().orElseThrow().path("data");
  }

  /** A meter of this service, summed over its tags, where their text holds a part. */
  static double meter(String name, String tags) {
    return GraphQLClient.send(GraphQLClient.request("/q/metrics").GET()).body().lines()
        .filter(line -> line.startsWith(name + "{") && line.contains(tags))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
  }
}
