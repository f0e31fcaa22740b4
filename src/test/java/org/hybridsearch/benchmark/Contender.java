package org.hybridsearch.benchmark;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;

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

  Supplier<byte[]> bodies(Supplier<String> queries) {
    return () -> body.apply(queries.get()).getBytes(StandardCharsets.UTF_8);
  }
}
