package org.hybridsearch.embed.langchain4j.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Speaks what Bedrock speaks: texts in, vectors drawn from them out; or whatever fault it is told. */
final class BedrockForTests implements AutoCloseable {

  /** Answers one request. */
  interface Behaviour {
    void answer(HttpExchange exchange, JsonNode body) throws IOException;
  }

  record Request(String method, String path, String authorization, JsonNode body) {}

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Behaviour behaviour = BedrockForTests::vector;

  BedrockForTests() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void behave(Behaviour next) {
    behaviour = next;
  }

  /** Never answers, until the server ends. */
  void hang() {
    behaviour = (exchange, body) -> {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  void answer(int status, String errorType, String json) {
    behaviour = (exchange, body) -> send(exchange, status, errorType, json);
  }

  static void vector(HttpExchange exchange, JsonNode body) throws IOException {
    exchange.getResponseHeaders().set("X-Amzn-Bedrock-Input-Token-Count", "7");
    if (body.has("texts")) {
      cohere(exchange, body);
      return;
    }
    String values = drawn(body.path("inputText").asText(), body.path("dimensions").asInt());
    send(exchange, 200, "", "{\"embedding\":" + values + ",\"inputTextTokenCount\":7}");
  }

  /** With all that the service says besides, and other vectors for queries than for documents. */
  private static void cohere(HttpExchange exchange, JsonNode body) throws IOException {
    String type = body.path("input_type").asText();
    int dimension = exchange.getRequestURI().getPath().contains("embed-v4") ? 1536 : 1024;
    List<String> vectors = new ArrayList<>();
    body.path("texts").forEach(text -> vectors.add(drawn(type + text.asText(), dimension)));
    send(exchange, 200, "", "{\"id\":\"1\",\"response_type\":\"embeddings_by_type\",\"texts\":" + body.path("texts")
        + ",\"embeddings\":{\"float\":[" + String.join(",", vectors) + "]}}");
  }

  private static String drawn(String text, int dimension) {
    Random random = new Random(text.hashCode());
    return IntStream.range(0, dimension)
        .mapToObj(i -> Float.toString((float) random.nextGaussian())).collect(Collectors.joining(",", "[", "]"));
  }

  static void send(HttpExchange exchange, int status, String errorType, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (!errorType.isEmpty()) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", errorType);
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void serve(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try (exchange) {
      JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
      requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(),
          String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")), body));
      behaviour.answer(exchange, body);
    } finally {
      atOnce.decrementAndGet();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
