package org.hybridsearch.benchmark.bare;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexMeta;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.langchain4j.local.OnnxEmbedderFactory;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Market;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.profile.ProfileConfig;
import org.hybridsearch.profile.ProfileStore;
import org.hybridsearch.testing.SearchEngines;

/**
 * Answers each way of searching on a route of its own: the query is the body of a POST. A process apart, as the service is one, so
 * that all that are compared are one HTTP hop away from the load tool; the route {@code /empty} tells what the hop costs.
 */
public final class BareServer {

  /** Not there where the engine has no such query. */
  public static final String HYBRID = "/hybrid";

  private BareServer() {}

  private static final int BACKLOG = 1_024;

  /** How a query is answered. */
  private interface Way {
    byte[] answer(String query) throws IOException, InterruptedException;
  }

  /**
   * Serves until it is killed, or its standard input ends.
   *
   * @param arguments port, address of the engine, prefix of the indexes
   */
  public static void main(String[] arguments) throws Exception {
    URI address = URI.create(arguments[1]);
    Embedder embedder = new OnnxEmbedderFactory().create(1);
    BareSearches searches = new BareSearches(
        new BareEngine(address), index(address, arguments[2]), ProfileStore.of(profiles()).snapshot(""), embedder);
    HttpServer server = HttpServer.create(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), BACKLOG);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    route(server, "/empty", query -> new byte[] {'0'});
    route(server, "/embedding", searches::embedding);
    route(server, "/words", searches::words);
    if (searches.prepareHybrid()) {
      route(server, HYBRID, searches::hybrid);
    }
    route(server, "/floor", searches::floor);
    server.start();
    while (System.in.read() >= 0) {
      // whoever started this is still there
    }
    System.exit(0);
  }

  private static void route(HttpServer server, String path, Way way) {
    server.createContext(path, exchange -> {
      String query = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      try {
        reply(exchange, 200, way.answer(query));
      } catch (IOException | InterruptedException | RuntimeException e) {
        reply(exchange, 500, String.valueOf(e).getBytes(StandardCharsets.UTF_8));
      }
    });
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static LiveIndex index(URI address, String prefix) throws IOException {
    IndexNames names = new IndexNames(prefix, Market.DEFAULT);
    try (SearchEngine engine = SearchEngines.connect(address)) {
      IndexMeta meta = new IndexAdmin(engine, Duration.ofSeconds(10)).described(names.items()).orElseThrow().getValue();
      return new LiveIndex(names.items(), 0, meta.calibration().orElseThrow().randomPairMean(),
          meta.calibration().orElseThrow().matchThreshold());
    }
  }

  private static ProfileConfig profiles() {
    return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(ProfileConfig.class).build()
        .getConfigMapping(ProfileConfig.class);
  }
}
