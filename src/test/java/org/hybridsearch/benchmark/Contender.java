package org.hybridsearch.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
      query($query: String, $shopper: ShopperInput) { search(input: {query: $query, shopper: $shopper}, first: 24) { \
      searchId totalCount pageInfo { hasNextPage endCursor } \
      edges { position score node { id title brand price categories available } } \
      personalization { applied } stages { stage status millis } } }""";

  /** A route of the bare server. */
  static Contender bare(String name, ServerProcess server, String path) {
    return new Contender(name, server.at(path), query -> query, server.handle());
  }

  /** The service, asked by one shopper after the other. The ids are given as those of sessions, which need no role. */
  static Contender service(String name, ServerProcess server, Supplier<String> shoppers) {
    return new Contender(name, server.at("/graphql"),
        query -> "{\"query\":\"" + DOCUMENT + "\",\"variables\":{\"query\":\"" + query + "\",\"shopper\":{\"sessionId\":\""
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

  Supplier<byte[]> bodies(Supplier<String> queries) {
    return () -> body.apply(queries.get()).getBytes(StandardCharsets.UTF_8);
  }
}
