package org.hybridsearch.behaviour.delivery.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.hybridsearch.testing.Loopback;

/**
 * An HTTP server on loopback that stands where Personalize's event tracker would: it refuses what breaks the documented limits, and
 * counts an event id once, as the tracker does.
 */
public final class LoopbackEvents implements AutoCloseable {

  public static final String TRACKER = "11111111-2222-3333-4444-555555555555";

  /** What becomes of a call. */
  public sealed interface Reply {
    /** The call is taken. */
    record Ok() implements Reply {}

    /** An error of the protocol, its type in a header. */
    record Refuse(int status, String type, String message) implements Reply {}

    /** A page for people, status 200; nothing is taken. */
    record Page() implements Reply {}

    /** No answer. */
    record Hang() implements Reply {}

    /** The call is taken, and the connection torn before the answer. */
    record TakeAndReset() implements Reply {}

    /** The connection is torn. */
    record Reset() implements Reply {}
  }

  private static final JsonMapper JSON = new JsonMapper();
  private static final String JSON_TYPE = "application/json";
  private static final int MOST_BYTES = 10_240;
  private static final Reply OK = new Reply.Ok();

  private final Loopback server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<JsonNode> calls = new ArrayList<>();
  private final List<JsonNode> taken = new ArrayList<>();
  private final Set<String> counted = new LinkedHashSet<>();
  private int ignored;
  private volatile Function<JsonNode, Reply> behavior = call -> OK;

  public LoopbackEvents() throws IOException {
    server = new Loopback("/events", this::answer);
  }

  public URI uri() {
    return server.uri();
  }

  /** From now on, what becomes of a call that keeps the limits. */
  public void behave(Function<JsonNode, Reply> next) {
    behavior = next;
  }

  /** The calls that were taken, in their order. */
  public synchronized List<JsonNode> taken() {
    return List.copyOf(taken);
  }

  /** All calls. */
  public synchronized List<JsonNode> calls() {
    return List.copyOf(calls);
  }

  /** The ids of the events that were taken, each once, in their order. */
  public synchronized List<String> counted() {
    return List.copyOf(counted);
  }

  /** How many events were taken whose id had been taken before. */
  public synchronized int ignored() {
    return ignored;
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode call = JSON.readTree(exchange.getRequestBody().readAllBytes());
    synchronized (this) {
      calls.add(call);
    }
    String wrong = wrong(call);
    Reply reply = wrong.isEmpty() ? behavior.apply(call) : new Reply.Refuse(400, "InvalidInputException", wrong);
    switch (reply) {
      case Reply.Ok ok -> {
        take(call);
        Loopback.respond(exchange, 200, JSON_TYPE, "");
      }
      case Reply.Refuse refuse -> {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", refuse.type() + ":http://internal.example/");
        Loopback.respond(exchange, refuse.status(), JSON_TYPE, JSON.createObjectNode().put("message", refuse.message()).toString());
      }
      case Reply.Page page -> Loopback.respond(exchange, 200, "text/html; charset=utf-8", "<html>Please sign in</html>");
      case Reply.Hang hang -> await();
      case Reply.TakeAndReset reset -> {
        take(call);
        throw new IOException("torn");
      }
      case Reply.Reset reset -> throw new IOException("torn");
    }
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void take(JsonNode call) {
    taken.add(call);
    call.path("eventList").forEach(event -> {
      if (!counted.add(event.path("eventId").asText())) {
        ignored++;
      }
    });
  }

  /** What breaks a limit; empty when nothing does. */
  private static String wrong(JsonNode call) {
    if (!call.path("trackingId").asText().equals(TRACKER)) {
      return "tracking id";
    }
    if (call.path("sessionId").asText("").isEmpty() || call.path("sessionId").asText().length() > 256) {
      return "session id";
    }
    if (call.has("userId") && (call.path("userId").asText().isEmpty() || call.path("userId").asText().length() > 256)) {
      return "user id";
    }
    if (call.path("eventList").isEmpty() || call.path("eventList").size() > 10) {
      return "number of events";
    }
    for (JsonNode event : call.path("eventList")) {
      if (event.path("eventType").asText("").isEmpty() || !event.has("sentAt")
          || event.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
          || event.path("impression").size() > 25 || event.path("recommendationId").asText().length() > 40
          || event.path("properties").asText().length() > 1024) {
        return "event";
      }
    }
    return "";
  }

  @Override
  public void close() {
    closing.countDown();
    server.close();
  }
}
