package org.hybridsearch.opensearch.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hybridsearch.opensearch.EngineAddress.Basic;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.TestConnections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensearch.client.transport.OpenSearchTransport;

class HttpEngineTest {

  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      received.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void sends_no_login_where_none_is_set() throws IOException {
    ask(HttpEngine.open(address(""), TestConnections.of(1)));
    assertThat(received).containsExactly("/items null");
  }

  @Test
  void sends_the_login_with_the_first_request() throws IOException {
    ask(HttpEngine.open(address(""), new Basic("shop", "päss:word"), TestConnections.of(1)));
    assertThat(received).containsExactly("/items Basic c2hvcDpww6Rzczp3b3Jk");
  }

  @Test
  void puts_the_path_of_the_address_before_every_path() throws IOException {
    ask(HttpEngine.open(address("/behind/a/proxy/"), TestConnections.of(1)));
    assertThat(received).containsExactly("/behind/a/proxy/items null");
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static void ask(OpenSearchTransport transport) throws IOException {
    try (SearchEngine engine = new SearchEngine(transport, 8)) {
      assertThat(engine.exists("/items", Duration.ofSeconds(20))).isTrue();
    }
  }
}
