package org.hybridsearch.benchmark.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Stands where Amazon Personalize would: takes its time, then gives each item a share. */
public final class RankerStub implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LoopbackServer server;
  private volatile Duration delay = Duration.ZERO;

  public RankerStub() throws IOException {
    server = new LoopbackServer(this::answer);
  }

  public URI uri() {
    return server.uri();
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
    ranking.append("],\"recommendationId\":\"benchmark\"}");
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    LoopbackServer.answer(exchange, ranking.toString());
  }

  @Override
  public void close() {
    server.close();
  }
}
