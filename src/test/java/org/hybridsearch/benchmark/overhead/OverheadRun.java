package org.hybridsearch.benchmark.overhead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.hybridsearch.benchmark.overhead.Overhead.Sample;

/**
 * Searches one after the other through a service whose ranker is the stand-in. Latencies take turns, so that what disturbs the
 * machine disturbs all alike.
 */
final class OverheadRun {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RANKING = "GetPersonalizedRanking";
  private static final String SEARCH = """
      {"query":"query($query: String, $shopper: ShopperInput) { search(input: {query: $query, shopper: $shopper}, first: 24) { \
      totalCount nodes { id title price } stages { stage status millis } } }",\
      "variables":{"query":"%s","shopper":{"sessionId":"%s"}}}""";

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;
  private final URI aws;
  private final BareClient bare;
  private final Supplier<String> queries;
  private final Supplier<String> shoppers;

  /** @param service where searches go, by GraphQL */
  OverheadRun(URI service, URI aws, Supplier<String> queries, Supplier<String> shoppers) {
    this.service = service;
    this.aws = aws;
    this.bare = new BareClient(aws);
    this.queries = queries;
    this.shoppers = shoppers;
  }

  /** Searches that are measured, and forgotten. */
  void warmUp(int searches) throws IOException, InterruptedException {
    measure(new Overhead(0), searches);
  }

  /** @param block how many searches at one latency before the next has its turn */
  List<Overhead> run(List<Double> latencies, int rounds, int block) throws IOException, InterruptedException {
    List<Overhead> overheads = new ArrayList<>(latencies.stream().map(Overhead::new).toList());
    for (int round = 0; round < rounds; round++) {
      for (Overhead each : overheads) {
        measure(each, block);
      }
    }
    return overheads;
  }

  private void measure(Overhead into, int searches) throws IOException, InterruptedException {
    ask("PUT", aws.resolve("/standin/faults"), String.format(Locale.ROOT,
        "{\"latencies\":[{\"operation\":\"%s\",\"p50Millis\":%f}]}", RANKING, into.latency()));
    ask("DELETE", aws.resolve("/standin/calls"), "");
    for (int i = 0; i < searches; i++) {
      double stage = stage();
      Optional<JsonNode> call = call();
      if (call.isPresent()) { // else there was nothing to rank
        String body = call.get().path("body").asText();
        double took = bare.send(body);
        into.add(new Sample(
            stage, millis(call.get()), took, millis(call().orElseThrow()), JSON.readTree(body).path("inputList").size()));
      }
    }
  }

  /** What the stage took. */
  private double stage() throws IOException, InterruptedException {
    JsonNode search = ask("POST", service, SEARCH.formatted(queries.get(), shoppers.get())).at("/data/search");
    JsonNode stage = search.path("stages").valueStream()
        .filter(each -> each.path("stage").asText().equals("PERSONALIZE")).findFirst()
        .orElseThrow(() -> new IOException("No page: " + search));
    if (stage.path("status").asText().matches("OK|SKIPPED")) {
      return stage.path("millis").asDouble();
    }
    throw new IOException("The ranker did not answer: " + stage);
  }

  /** What the stand-in was asked since the last time. */
  private Optional<JsonNode> call() throws IOException, InterruptedException {
    JsonNode calls = ask("GET", aws.resolve("/standin/calls"), "").path("last");
    ask("DELETE", aws.resolve("/standin/calls"), "");
    return calls.valueStream().filter(call -> call.path("operation").asText().equals(RANKING)).findFirst();
  }

  private static double millis(JsonNode call) {
    return call.path("micros").asDouble() / 1000;
  }

  private JsonNode ask(String method, URI uri, String body) throws IOException, InterruptedException {
    return JSON.readTree(http.send(HttpRequest.newBuilder(uri).header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body());
  }
}
