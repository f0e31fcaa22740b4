package org.hybridsearch.personalize.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on loopback that stands where Personalize's runtime would, and remembers what it was sent. */
final class LoopbackPersonalize implements AutoCloseable {

  /** A request as it came over the wire. */
  record Received(String method, String path, Map<String, List<String>> headers, String body) {}

  final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  LoopbackPersonalize(HttpHandler answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(new Received(
          exchange.getRequestMethod(), exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body));
      exchange.setStreams(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), null); // to be read again
      answer.handle(exchange);
    });
    server.start();
  }

  URI uri() {
    return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort());
  }

  static HttpHandler answering(String json) {
    return exchange -> respond(exchange, 200, "application/json", json);
  }

  /** An error as the protocol writes it: its type in a header, and a message. */
  static HttpHandler refusing(int status, String type) {
    return exchange -> {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", type + ":http://internal.example/");
      respond(exchange, status, "application/json", "{\"message\":\"no good, user secret-user\"}");
    };
  }

  static void respond(HttpExchange exchange, int status, String contentType, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
