package org.hybridsearch.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hybridsearch.benchmark.server.ServerProcess;

/**
 * A way to answer queries.
 *
 * @param body of the request for a query
 */
record Contender(String name, URI target, Function<String, String> body, ProcessHandle server) {

  private static final String DOCUMENT = """
      query($query: String, $shopper: ShopperInput) { search(input: {query: $query, shopper: $shopper%s}, first: 24) { \
      searchId totalCount pageInfo { hasNextPage endCursor } \
      edges { position score node { id title brand price categories available } } \
      personalization { applied } stages { stage status millis }%s } }""";
  private static final String FACETS = ", facets: [{field: \\\"brand\\\"}, {field: \\\"categories\\\"}, "
      + "{field: \\\"price\\\", ranges: [{to: 1}, {from: 1, to: 2}, {from: 2}]}, {field: \\\"available\\\"}, "
      + "{field: \\\"popularity\\\", ranges: [{to: 0.5}, {from: 0.5}]}, {field: \\\"currency\\\"}]";
  private static final String COUNTS = " facets { field minimum maximum values { value count selected from to } }";
  private static final String FILTER = ", filters: [{field: \\\"price\\\", range: {to: 2.5}}]";
  private static final String SUGGEST =
      "query($prefix: String!) { suggest(prefix: $prefix) { queries { text highlighted } items { id title imageUrl price } } }";

  /** A route of the bare server. */
  static Contender bare(String name, ServerProcess server, String path) {
    return new Contender(name, server.at(path), query -> query, server.handle());
  }

  /** The service, asked by one shopper after the other. The ids are given as those of sessions, which need no role. */
  static Contender service(String name, ServerProcess server, Supplier<String> shoppers) {
    return search(name, server, shoppers, "", "");
  }

  /** The same with six facets. */
  static Contender facets(String name, ServerProcess server, Supplier<String> shoppers) {
    return search(name, server, shoppers, FACETS, COUNTS);
  }

  /** The same with a filter. */
  static Contender filtered(String name, ServerProcess server, Supplier<String> shoppers) {
    return search(name, server, shoppers, FILTER, "");
  }

  /** The same with a filter and six facets, one of them of what is filtered. */
  static Contender filteredFacets(String name, ServerProcess server, Supplier<String> shoppers) {
    return search(name, server, shoppers, FILTER + FACETS, COUNTS);
  }

  /** Completions of the first letters of a query, three or more. */
  static Contender suggest(String name, ServerProcess server) {
    return new Contender(name, server.at("/graphql"), query -> "{\"query\":\"" + SUGGEST + "\",\"variables\":{\"prefix\":\""
        + query.substring(0, Math.min(query.length(), 3 + Math.floorMod(query.hashCode(), 10))) + "\"}}", server.handle());
  }

  private static Contender search(String name, ServerProcess server, Supplier<String> shoppers, String input, String selected) {
    String document = DOCUMENT.formatted(input, selected);
    return new Contender(name, server.at("/graphql"),
        query -> "{\"query\":\"" + document + "\",\"variables\":{\"query\":\"" + query + "\",\"shopper\":{\"sessionId\":\""
            + shoppers.get() + "\"}}}",
        server.handle());
  }

  /**
   * Tells what the answer to a query looks like.
   *
   * @throws IOException when it is none
   */
  void show(String query) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(target).header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body.apply(query))).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200 || answer.body().contains("\"errors\"")) {
        throw new IOException(name + " answered: " + answer.body());
      }
      System.out.printf("  %-28s answers with %,d bytes%s%n", name, answer.body().length(),
          answer.body().contains("\"applied\":true") ? ", personalized" : "");
    }
  }

  /** The same, that asks for each of the queries the one so many places after it. */
  Contender ahead(List<String> queries, int places) {
    Map<String, String> later = new HashMap<>();
    for (int i = 0; i < queries.size(); i++) {
      later.put(queries.get(i), queries.get((i + places) % queries.size()));
    }
    return new Contender(name, target, query -> body.apply(later.get(query)), server);
  }

  Supplier<byte[]> bodies(Supplier<String> queries) {
    return () -> body.apply(queries.get()).getBytes(StandardCharsets.UTF_8);
  }
}
