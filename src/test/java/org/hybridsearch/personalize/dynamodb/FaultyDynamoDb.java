package org.hybridsearch.personalize.dynamodb;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A proxy on loopback before a DynamoDB, which lets something go wrong on the way. */
final class FaultyDynamoDb implements AutoCloseable {

  /** What can go wrong. */
  enum Fault {
    NONE, HANG, ERROR_500, TABLE_THROTTLED, ACCOUNT_THROTTLED, THROTTLED, PARTLY_THROTTLED, INVALID_400, RESET, SLOW_DRIP,
    TRUNCATED_JSON, CUT_SHORT, WRONG_CONTENT_TYPE, CLOCK_SKEW
  }

  private record Reply(int status, String type, String date, byte[] body) {}

  private static final String JSON = "application/x-amz-json-1.0";
  private static final String SOME_KEYS = """
      {"Responses":{"hybridsearch-answers":[]},"UnprocessedKeys":{"hybridsearch-answers":{"ConsistentRead":true,
      "Keys":[{"key":{"S":"e-"}}]}}}""";

  volatile Fault fault = Fault.NONE;
  private final URI store;
  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  FaultyDynamoDb(URI store) throws IOException {
    this.store = store;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket; InputStream in = new BufferedInputStream(socket.getInputStream()); OutputStream out = socket.getOutputStream()) {
      for (Map<String, String> head = head(in); !head.isEmpty(); head = head(in)) {
        answer(socket, out, fault, head, in.readNBytes(Integer.parseInt(head.get("content-length"))));
      }
    } catch (IOException gone) {
      // and so is the connection
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** The headers of the next request, by lower-case name; empty when there is none. */
  private static Map<String, String> head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return Map.of();
      }
      head.write(next);
    }
    Map<String, String> headers = new HashMap<>();
    head.toString(StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(":", 2)).filter(parts -> parts.length == 2)
        .forEach(parts -> headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip()));
    return headers;
  }

  private void answer(Socket socket, OutputStream out, Fault fault, Map<String, String> head, byte[] body)
      throws IOException, InterruptedException {
    switch (fault) {
      case HANG -> end.await();
      case RESET -> {
        socket.setSoLinger(true, 0); // closing sends a reset
        socket.close();
      }
      case SLOW_DRIP -> drip(out, forward(head, body));
      case CUT_SHORT -> {
        Reply whole = forward(head, body);
        send(out, half(whole), whole.body().length);
        socket.close();
      }
      case TRUNCATED_JSON -> {
        Reply half = half(forward(head, body));
        send(out, half, half.body().length);
      }
      case NONE, ERROR_500, TABLE_THROTTLED, ACCOUNT_THROTTLED, THROTTLED, PARTLY_THROTTLED, INVALID_400, WRONG_CONTENT_TYPE,
          CLOCK_SKEW -> {
        Reply reply = fault == Fault.NONE ? forward(head, body) : said(fault);
        send(out, reply, reply.body().length);
      }
    }
  }

  private static Reply half(Reply whole) {
    return new Reply(whole.status(), whole.type(), whole.date(), Arrays.copyOf(whole.body(), whole.body().length / 2));
  }

  /** In DynamoDB's words, all but the page of a proxy. */
  private static Reply said(Fault fault) {
    return switch (fault) {
      case ERROR_500 -> refusal(500, "com.amazonaws.dynamodb.v20120810#InternalServerError");
      case TABLE_THROTTLED -> refusal(400, "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException");
      case ACCOUNT_THROTTLED -> refusal(400, "com.amazonaws.dynamodb.v20120810#RequestLimitExceeded");
      case THROTTLED -> refusal(400, "com.amazon.coral.availability#ThrottlingException");
      case INVALID_400 -> refusal(400, "com.amazon.coral.validate#ValidationException");
      case PARTLY_THROTTLED -> reply(200, JSON, ZonedDateTime.now(ZoneOffset.UTC), SOME_KEYS);
      case WRONG_CONTENT_TYPE ->
          reply(200, "text/html", ZonedDateTime.now(ZoneOffset.UTC), "<html><body>Please sign in</body></html>");
      case CLOCK_SKEW -> reply(400, JSON, ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(15), """
          {"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Signature expired: it is now earlier"}""");
      case NONE, HANG, RESET, SLOW_DRIP, TRUNCATED_JSON, CUT_SHORT ->
          throw new IllegalArgumentException("Said by nobody: " + fault);
    };
  }

  private static Reply refusal(int status, String type) {
    return reply(status, JSON, ZonedDateTime.now(ZoneOffset.UTC), "{\"__type\":\"" + type + "\",\"message\":\"no good\"}");
  }

  private static Reply reply(int status, String type, ZonedDateTime now, String body) {
    return new Reply(status, type, DateTimeFormatter.RFC_1123_DATE_TIME.format(now), body.getBytes(StandardCharsets.UTF_8));
  }

  private Reply forward(Map<String, String> head, byte[] body) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(store).POST(BodyPublishers.ofByteArray(body));
    for (String header : new String[] {"content-type", "x-amz-target", "x-amz-date", "authorization"}) {
      request.header(header, head.get(header));
    }
    var response = http.send(request.build(), BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), JSON, DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)),
        response.body());
  }

  private static void send(OutputStream out, Reply reply, int length) throws IOException {
    out.write(heading(reply, length));
    out.write(reply.body());
    out.flush();
  }

  private static byte[] heading(Reply reply, int length) {
    return ("HTTP/1.1 " + reply.status() + " Said\r\nContent-Type: " + reply.type() + "\r\nDate: " + reply.date()
        + "\r\nContent-Length: " + length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The right answer, 20 bytes a second. */
  private void drip(OutputStream out, Reply reply) throws IOException, InterruptedException {
    out.write(heading(reply, reply.body().length));
    for (int i = 0; i < reply.body().length && !end.await(50, TimeUnit.MILLISECONDS); i++) {
      out.write(reply.body(), i, 1);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    server.close();
    for (Socket each : connections) {
      each.close();
    }
  }
}
