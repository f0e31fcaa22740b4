package org.hybridsearch.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An engine as AWS runs it: passes on what is rightly signed, and refuses all else with 403. On the loopback interface. */
public final class SignatureProxy implements AutoCloseable {

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** What is expected of who signs; the token is empty for lasting credentials. */
  public record Expected(String id, String secret, String token, String region, String service) {}

  /** What became of a request. */
  public record Seen(String method, String path, String fault) {}

  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;
  private final URI engine;
  private final Expected expected;

  /** Before this engine, on a port or, with 0, a free one. */
  public SignatureProxy(URI engine, int port, Expected expected) {
    this.engine = engine;
    this.expected = expected;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Those that were refused. */
  public List<Seen> refused() {
    return seen.stream().filter(request -> !request.fault().isEmpty()).toList();
  }

  /** All of them. */
  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String fault = fault(exchange, body);
      seen.add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), fault));
      if (fault.isEmpty()) {
        pass(exchange, body);
      } else {
        answer(exchange, 403, ("{\"message\":\"" + fault + "\"}").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private String fault(HttpExchange exchange, byte[] body) {
    String date = exchange.getRequestHeaders().getFirst("X-Amz-Date");
    if (date == null) {
      return "Missing Authentication Token";
    }
    if (Duration.between(Instant.from(STAMP.parse(date)), Instant.now()).abs().compareTo(TOLERANCE) > 0) {
      return "Signature expired or not yet current: " + date;
    }
    String token = exchange.getRequestHeaders().getFirst("X-Amz-Security-Token");
    if (!expected.token().equals(token == null ? "" : token)) {
      return "The security token included in the request is invalid";
    }
    if (expected.service().equals("aoss") && !hashed(exchange, body)) {
      return "The request has no signed x-amz-content-sha256 of its body";
    }
    URI called = URI.create("http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
    return new SignedRequest(exchange.getRequestMethod(), called, exchange.getRequestHeaders()::getFirst, body)
        .fault(expected.id(), expected.secret(), expected.region(), expected.service());
  }

  /** Collections of Serverless ask for the hash of the body as a header. */
  private static boolean hashed(HttpExchange exchange, byte[] body) {
    try {
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
      return hash.equals(exchange.getRequestHeaders().getFirst("X-Amz-Content-Sha256"))
          && exchange.getRequestHeaders().getFirst("Authorization").contains("x-amz-content-sha256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void pass(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(engine.resolve(exchange.getRequestURI().toString()))
        .method(exchange.getRequestMethod(), body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      response.headers().firstValue("Content-Type").ifPresent(value -> exchange.getResponseHeaders().set("Content-Type", value));
      answer(exchange, response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
