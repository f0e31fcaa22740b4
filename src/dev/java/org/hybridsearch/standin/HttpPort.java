package org.hybridsearch.standin;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.standin.wire.Call;
import org.hybridsearch.standin.wire.Reply;
import org.jboss.logging.Logger;

/** A port of this machine's loopback. A call is worked on by a virtual thread of its own. */
final class HttpPort implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(HttpPort.class);
  private static final String HOST = "127.0.0.1";
  private static final int DRIPS_A_SECOND = 20;

  private final Vertx vertx;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** @throws IllegalStateException when the port is taken */
  HttpPort(int port, Function<Call, Front.Outcome> front) {
    // Without an upgrade to HTTP/2, which AWS does not offer without TLS: answers from other threads than the loop's may overtake
    // it.
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    server = vertx.createHttpServer(new HttpServerOptions().setHost(HOST).setPort(port).setTcpNoDelay(true)
        .setMaxHeaderSize(32_768).setHandle100ContinueAutomatically(true).setHttp2ClearTextEnabled(false));
    server.requestHandler(request -> request.body().onSuccess(body -> threads.execute(() -> serve(request, body, front))));
    try {
      server.listen().toCompletionStage().toCompletableFuture().join();
    } catch (RuntimeException e) {
      close();
      throw new IllegalStateException("The stand-in for AWS cannot listen on port " + port, e);
    }
  }

  URI uri() {
    return URI.create("http://" + HOST + ":" + server.actualPort());
  }

  private static Call call(HttpServerRequest request, Buffer body) {
    Map<String, String> headers = new HashMap<>();
    request.headers().forEach(header ->
        headers.merge(header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (one, other) -> one + "," + other));
    String[] uri = request.uri().split("\\?", 2);
    return new Call(request.method().name(), uri[0], uri.length == 2 ? uri[1] : "", headers, body.getBytes());
  }

  private void serve(HttpServerRequest request, Buffer body, Function<Call, Front.Outcome> front) {
    try {
      Front.Outcome outcome = front.apply(call(request, body));
      TimeUnit.NANOSECONDS.sleep(outcome.delay().toNanos());
      send(request, outcome.reply(), outcome.onTheWire());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("The stand-in failed", e);
      request.response().setStatusCode(500).end("{\"__type\":\"InternalFailure\",\"message\":\"The stand-in failed\"}");
    }
  }

  private void send(HttpServerRequest request, Reply reply, Optional<FaultKind> fault) throws InterruptedException {
    HttpServerResponse response = request.response();
    response.setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    Buffer body = Buffer.buffer(reply.body());
    switch (fault.orElse(FaultKind.ERROR)) {
      case HANG -> { } // until the client goes away, or this port
      case RESET -> reset(request);
      case SLOW_DRIP -> drip(request, reply, body);
      case CUT_SHORT -> cut(request, reply, body);
      case ERROR_500, THROTTLE_429, INVALID_400, ERROR, TRUNCATED_JSON, WRONG_CONTENT_TYPE, CLOCK_SKEW -> response.end(body);
    }
  }

  /** Closing a socket that is not to linger sends a reset. */
  private static void reset(HttpServerRequest request) {
    Channel channel = ((ConnectionBase) request.connection()).channel();
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.close();
  }

  private static void drip(HttpServerRequest request, Reply reply, Buffer body) throws InterruptedException {
    if (body.length() == 0) {
      dripHead(request, reply);
      return;
    }
    HttpServerResponse response = request.response().putHeader("Content-Length", String.valueOf(body.length()));
    for (int i = 0; i < body.length() && !response.closed(); i++) {
      response.write(body.slice(i, i + 1));
      TimeUnit.MILLISECONDS.sleep(1000 / DRIPS_A_SECOND);
    }
    if (!response.closed()) {
      response.end();
    }
  }

  private static void cut(HttpServerRequest request, Reply reply, Buffer body) {
    if (body.length() == 0) {
      byte[] head = head(reply);
      raw(request, head, 0, head.length / 2).addListener(written -> request.connection().close());
      return;
    }
    request.response().putHeader("Content-Length", String.valueOf(body.length() + 1))
        .write(body.slice(0, body.length() / 2)).onComplete(written -> request.connection().close());
  }

  /** Of an empty answer there is nothing else. */
  private static void dripHead(HttpServerRequest request, Reply reply) throws InterruptedException {
    byte[] head = head(reply);
    for (int i = 0; i < head.length && !request.response().closed(); i++) {
      raw(request, head, i, 1);
      TimeUnit.MILLISECONDS.sleep(1000 / DRIPS_A_SECOND);
    }
    request.connection().close();
  }

  private static byte[] head(Reply reply) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " OK\r\nConnection: close\r\n");
    new TreeMap<>(reply.headers()).forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("Content-Length: 0\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Past the encoder, which sends heads as a whole. */
  private static ChannelFuture raw(HttpServerRequest request, byte[] bytes, int from, int length) {
    Channel channel = ((ConnectionBase) request.connection()).channel();
    return channel.pipeline().firstContext().writeAndFlush(Unpooled.copiedBuffer(bytes, from, length));
  }

  /** Ends the connections, and calls under way with them. */
  @Override
  public void close() {
    threads.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
