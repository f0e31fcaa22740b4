package org.hybridsearch.personalize.aws;

import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hybridsearch.testing.Loopback;

/** An HTTP server on loopback that stands where Personalize's runtime would, and remembers what it was sent. */
final class LoopbackPersonalize implements AutoCloseable {

  /** A request as it came over the wire. */
  record Received(String method, String path, Map<String, List<String>> headers, String body) {}

  final List<Received> received = new CopyOnWriteArrayList<>();
  private final Loopback server;

  LoopbackPersonalize(HttpHandler answer) throws IOException {
    server = new Loopback("/", exchange -> {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(new Received(
          exchange.getRequestMethod(), exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body));
      exchange.setStreams(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), null); // to be read again
      answer.handle(exchange);
    });
  }

  URI uri() {
    return server.uri();
  }

  static HttpHandler answering(String json) {
    return exchange -> Loopback.respond(exchange, 200, "application/json", json);
  }

  /** An error as the protocol writes it: its type in a header, and a message. */
  static HttpHandler refusing(int status, String type) {
    return exchange -> {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", type + ":http://internal.example/");
      Loopback.respond(exchange, status, "application/json", "{\"message\":\"no good, user secret-user\"}");
    };
  }

  @Override
  public void close() {
    server.close();
  }
}
