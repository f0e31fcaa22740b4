package org.hybridsearch.benchmark.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Stands where Amazon Personalize would: takes its time, then gives each item a share. */
public final class RankerStub implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private volatile Duration delay = Duration.ZERO;

  public RankerStub() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else answers wait for acknowledgements, 40 ms
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How long each further call takes. */
  public void delay(Duration each) {
    this.delay = each;
  }

  private void answer(HttpExchange exchange) throws IOException {
    long due = System.nanoTime() + delay.toNanos();
    JsonNode items = JSON.readTree(exchange.getRequestBody()).path("inputList");
    StringBuilder ranking = new StringBuilder("{\"personalizedRanking\":[");
    double share = 0.5;
    for (JsonNode item : items) {
      ranking.append(share < 0.5 ? "," : "").append("{\"itemId\":").append(item).append(",\"score\":").append(share).append('}');
      share *= 0.9;
    }
    byte[] body = ranking.append("],\"recommendationId\":\"benchmark\"}").toString().getBytes(StandardCharsets.UTF_8);
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
