package org.hybridsearch.opensearch.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonpMapper;
import org.opensearch.client.transport.Endpoint;
import org.opensearch.client.transport.GenericEndpoint;
import org.opensearch.client.transport.GenericSerializable;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.TransportOptions;

/**
 * Carries the generic client's requests over kept HTTP/1.1 connections.
 *
 * <p>The client library's own transports are not used, for three reasons. A request given up keeps its connection until the
 * socket's timeout, so an engine that hangs drains their pool; here cancelling the future ends the exchange on the wire. They
 * turn statuses like 403, 409, 429 and 500 into exceptions that quote the answer, and with it user text; here every status is
 * an answer. They shun a host that failed; here a single engine that came back is asked at once.
 *
 * <p>Safe for use by many threads; does not block, and sets no limit to what is under way at a time.
 */
public final class HttpTransport implements OpenSearchTransport {

  private static final byte[] NOTHING = {};

  private final HttpClient client;
  private final String base;
  private final RequestAuthorization authorization;

  HttpTransport(HttpClient client, URI base, RequestAuthorization authorization) {
    this.client = client;
    String text = base.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.authorization = authorization;
  }

  @Override
  public <Q, A, E> CompletableFuture<A> performRequestAsync(
      Q request, Endpoint<Q, A, E> endpoint, @Nullable TransportOptions options) {
    if (!(endpoint instanceof GenericEndpoint<?, ?>)) {
      throw new UnsupportedOperationException("Only the generic client's requests are carried");
    }
    @SuppressWarnings("unchecked")
    GenericEndpoint<Q, A> generic = (GenericEndpoint<Q, A>) endpoint;
    CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(message(request, generic), BodyHandlers.ofByteArray());
    CompletableFuture<A> answer = exchange.thenApply(response -> read(response, generic));
    // A future does not pass its cancellation on to the one it came from.
    answer.whenComplete((done, failure) -> exchange.cancel(true));
    return answer;
  }

  @Override
  public <Q, A, E> A performRequest(Q request, Endpoint<Q, A, E> endpoint, @Nullable TransportOptions options)
      throws IOException {
    try {
      return performRequestAsync(request, endpoint, options).join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  /** Not there: bodies are written and read by the callers. */
  @Override
  public JsonpMapper jsonpMapper() {
    throw new UnsupportedOperationException("Only the generic client's requests are carried");
  }

  @Override
  public TransportOptions options() {
    return TransportOptions.builder().build();
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    client.shutdownNow();
  }

  private <Q> HttpRequest message(Q request, GenericEndpoint<Q, ?> endpoint) {
    URI uri = URI.create(base + endpoint.requestUrl(request) + query(endpoint.queryParameters(request)));
    String method = endpoint.method(request);
    HttpRequest.Builder message = HttpRequest.newBuilder(uri);
    byte[] body = NOTHING;
    if (request instanceof GenericSerializable content && endpoint.hasRequestBody()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      message.header("Content-Type", content.serialize(bytes));
      body = bytes.toByteArray();
    }
    message.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    authorization.headers(method, uri, body).forEach(message::header);
    return message.build();
  }

  private static String query(Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      return "";
    }
    return parameters.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static <A> A read(HttpResponse<byte[]> response, GenericEndpoint<?, A> endpoint) {
    byte[] bytes = response.body();
    @Nullable InputStream body = bytes.length == 0 ? null : new ByteArrayInputStream(bytes);
    return endpoint.responseDeserializer(
        response.uri().toString(),
        response.request().method(),
        "HTTP/1.1",
        response.statusCode(),
        "",
        headers(response),
        response.headers().firstValue("Content-Type").orElse(null),
        body);
  }

  private static List<Map.Entry<String, String>> headers(HttpResponse<?> response) {
    return response.headers().map().entrySet().stream()
        .map(header -> Map.entry(header.getKey(), header.getValue().getFirst()))
        .toList();
  }
}
