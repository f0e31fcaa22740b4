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
import java.util.Optional;
import java.util.function.Supplier;
import org.hybridsearch.benchmark.overhead.Overhead.Sample;
import org.hybridsearch.benchmark.overhead.StandInCalls.Call;

/**
 * Searches one after the other through a service whose ranker is the stand-in. Latencies take turns, so that what disturbs the
 * machine disturbs all alike.
 */
final class OverheadRun {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEARCH = """
      {"query":"query($query: String, $shopper: ShopperInput) { search(input: {query: $query, shopper: $shopper}, first: 24) { \
      totalCount nodes { id title price } stages { stage status millis } } }",\
      "variables":{"query":"%s","shopper":{"sessionId":"%s"}}}""";

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;
  private final StandInCalls aws;
  private final BareClient bare;
  private final Supplier<String> queries;
  private final Supplier<String> shoppers;

  /** @param service where searches go, by GraphQL */
  OverheadRun(URI service, URI aws, Supplier<String> queries, Supplier<String> shoppers) {
    this.service = service;
    this.aws = new StandInCalls(aws, "GetPersonalizedRanking");
    this.bare = new BareClient(aws.resolve("/personalize-ranking"), "personalize");
    this.queries = queries;
    this.shoppers = shoppers;
  }

  /** Searches that are measured, and forgotten. */
  void warmUp(int searches) throws IOException, InterruptedException {
    measure(of(0), searches);
  }

  /** @param block how many searches at one latency before the next has its turn */
  List<Overhead> run(List<Double> latencies, int rounds, int block) throws IOException, InterruptedException {
    List<Overhead> overheads = new ArrayList<>(latencies.stream().map(OverheadRun::of).toList());
    for (int round = 0; round < rounds; round++) {
      for (Overhead each : overheads) {
        measure(each, block);
      }
    }
    return overheads;
  }

  private static Overhead of(double latency) {
    return new Overhead("ranking", latency);
  }

  private void measure(Overhead into, int searches) throws IOException, InterruptedException {
    aws.take(into.latency());
    for (int i = 0; i < searches; i++) {
      double stage = stage();
      Optional<Call> call = aws.last();
      if (call.isPresent()) { // else there was nothing to rank
        String body = call.get().body();
        double took = bare.send(body);
        into.add(new Sample(stage, call.get().millis(), took, aws.last().orElseThrow().millis(),
            JSON.readTree(body).path("inputList").size()));
      }
    }
  }

  /** What the stage took. */
  private double stage() throws IOException, InterruptedException {
    JsonNode search = ask(SEARCH.formatted(queries.get(), shoppers.get())).at("/data/search");
    JsonNode stage = search.path("stages").valueStream()
        .filter(each -> each.path("stage").asText().equals("PERSONALIZE")).findFirst()
        .orElseThrow(() -> new IOException("No page: " + search));
    if (stage.path("status").asText().matches("OK|SKIPPED")) {
      return stage.path("millis").asDouble();
    }
    throw new IOException("The ranker did not answer: " + stage);
  }

  private JsonNode ask(String body) throws IOException, InterruptedException {
    return JSON.readTree(http.send(HttpRequest.newBuilder(service).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body());
  }
}
