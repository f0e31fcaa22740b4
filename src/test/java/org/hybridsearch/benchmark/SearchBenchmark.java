package org.hybridsearch.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hybridsearch.demo.FoodMart;

/**
 * The time of a page of 24 items, one request at a time, over HTTP, on FoodMart: with distinct queries of one to three words taken
 * from titles and categories, with and without a shopper, and with one query repeated. Seeded, so that every run asks the same.
 */
public final class SearchBenchmark {

  private static final int WARM_UP = 4_000;
  private static final int MEASURED = 2_000;
  private static final String DOCUMENT = """
      query($query: String, $shopper: ShopperInput) { search(input: {query: $query, shopper: $shopper}, first: 24) {
        searchId totalCount pageInfo { hasNextPage endCursor }
        edges { position score node { id title brand price categories available } }
        personalization { applied } stages { stage status millis } } }""".replace("\n", " ");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI graphql;
  private final Map<String, double[]> stages = new TreeMap<>();
  private int personalized;

  private SearchBenchmark(URI graphql) {
    this.graphql = graphql;
  }

  /** Starts the packaged service, or measures the one whose GraphQL address is given. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && !arguments[0].isBlank()) {
      new SearchBenchmark(URI.create(arguments[0])).run();
      return;
    }
    try (PackagedService service = PackagedService.start()) {
      new SearchBenchmark(service.graphql()).run();
    }
  }

  private void run() throws IOException, InterruptedException {
    List<String> queries = queries(WARM_UP + 2 * MEASURED);
    List<String> shoppers = FoodMart.purchases().map(FoodMart.Purchase::customerId).distinct().limit(500).toList();
    for (int i = 0; i < WARM_UP; i++) {
      ask(queries.get(i), shoppers.get(i % shoppers.size()));
    }
    System.out.printf("%n%-44s %8s %8s %8s %8s%n", "one request at a time, milliseconds", "p50", "p95", "p99", "applied");
    measure("personalised, distinct queries", queries.subList(WARM_UP, WARM_UP + MEASURED), shoppers);
    printStages();
    measure("no shopper, distinct queries", queries.subList(WARM_UP + MEASURED, WARM_UP + 2 * MEASURED), List.of(""));
    measure("personalised, one query repeated", Collections.nCopies(MEASURED, "orange juice"), shoppers);
  }

  private void measure(String what, List<String> queries, List<String> shoppers) throws IOException, InterruptedException {
    stages.clear();
    personalized = 0;
    double[] millis = new double[queries.size()];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      HttpResponse<String> answer = send(queries.get(i), shoppers.get(i % shoppers.size()));
      millis[i] = (System.nanoTime() - start) / 1e6;
      account(answer);
    }
    Arrays.sort(millis);
    System.out.printf("%-44s %8.1f %8.1f %8.1f %7.0f%%%n", what, at(millis, 0.5), at(millis, 0.95), at(millis, 0.99),
        100.0 * personalized / millis.length);
  }

  private void ask(String query, String shopper) throws IOException, InterruptedException {
    account(send(query, shopper));
  }

  private HttpResponse<String> send(String query, String shopper) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("query", DOCUMENT);
    ObjectNode variables = body.putObject("variables").put("query", query);
    if (!shopper.isEmpty()) {
      // A session, which needs no role: the local model does not tell sessions from users.
      variables.putObject("shopper").put("sessionId", shopper);
    }
    HttpRequest request = HttpRequest.newBuilder(graphql).header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private void account(HttpResponse<String> answer) throws IOException {
    JsonNode search = JSON.readTree(answer.body()).path("data").path("search");
    if (search.path("searchId").isMissingNode()) {
      throw new IOException("A search failed: " + answer.body());
    }
    personalized += search.path("personalization").path("applied").asBoolean() ? 1 : 0;
    for (JsonNode stage : search.path("stages")) {
      double[] sum = stages.computeIfAbsent(stage.path("stage").asText(), name -> new double[2]);
      sum[0] += stage.path("millis").asDouble();
      sum[1]++;
    }
  }

  private void printStages() {
    stages.forEach((stage, sum) -> System.out.printf("  mean of %-34s %8.2f%n", stage.toLowerCase(), sum[0] / sum[1]));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))];
  }

  private static List<String> queries(int count) {
    Random random = new Random(1997);
    List<String> texts = new ArrayList<>();
    FoodMart.products().forEach(product -> texts.add(product.title() + " " + product.categories().getLast()));
    Set<String> queries = new LinkedHashSet<>();
    while (queries.size() < count) {
      List<String> words = new ArrayList<>(List.of(texts.get(random.nextInt(texts.size())).split(" ")));
      Collections.shuffle(words, random);
      queries.add(String.join(" ", words.subList(0, Math.min(words.size(), 1 + random.nextInt(3)))));
    }
    return List.copyOf(queries);
  }
}
