package org.hybridsearch.opensearch.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonpMapper;
import org.opensearch.client.transport.Endpoint;
import org.opensearch.client.transport.GenericEndpoint;
import org.opensearch.client.transport.GenericSerializable;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.TransportOptions;

/**
 * Carries the generic client's requests over kept HTTP/1.1 connections, each by a virtual thread that writes, waits and reads.
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
  // A search's body with a query vector and a ranking.
  private static final int USUAL_BYTES = 16_384;

  private final CloseableHttpClient client;
  private final HttpHost host;
  private final String base;
  private final RequestAuthorization authorization;

  HttpTransport(CloseableHttpClient client, URI base, RequestAuthorization authorization) {
    this.client = client;
    this.host = HttpHost.create(base);
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
    HttpUriRequestBase message = message(request, generic);
    CompletableFuture<A> answer = new CompletableFuture<>();
    // Who gives up the answer ends the exchange: its connection is closed under the thread that waits on it.
    answer.whenComplete((done, failure) -> {
      if (answer.isCancelled()) {
        message.cancel();
      }
    });
    Thread.ofVirtual().name("engine").start(() -> exchange(message, generic, answer));
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
    client.close(CloseMode.IMMEDIATE);
  }

  private <A> void exchange(HttpUriRequestBase message, GenericEndpoint<?, A> endpoint, CompletableFuture<A> answer) {
    try {
      answer.complete(client.execute(host, message, response -> {
        authorization.answered(response.getCode(), date(response));
        return read(response, message, endpoint);
      }));
    } catch (IOException | RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private <Q> HttpUriRequestBase message(Q request, GenericEndpoint<Q, ?> endpoint) {
    URI uri = URI.create(base + endpoint.requestUrl(request) + query(endpoint.queryParameters(request)));
    HttpUriRequestBase message = new HttpUriRequestBase(endpoint.method(request), uri);
    byte[] body = NOTHING;
    if (request instanceof GenericSerializable content && endpoint.hasRequestBody()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
      message.setHeader("Content-Type", content.serialize(bytes));
      body = bytes.toByteArray();
      message.setEntity(new ByteArrayEntity(body, null));
    }
    authorization.headers(message.getMethod(), uri, body).forEach(message::setHeader);
    return message;
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

  private static String date(ClassicHttpResponse response) {
    Header date = response.getFirstHeader(HttpHeaders.DATE);
    return date == null ? "" : date.getValue();
  }

  private static <A> A read(ClassicHttpResponse response, HttpUriRequestBase message, GenericEndpoint<?, A> endpoint)
      throws IOException, HttpException {
    byte[] bytes = response.getEntity() == null ? NOTHING : EntityUtils.toByteArray(response.getEntity());
    @Nullable InputStream body = bytes.length == 0 ? null : new ByteArrayInputStream(bytes);
    return endpoint.responseDeserializer(
        message.getRequestUri(),
        message.getMethod(),
        "HTTP/1.1",
        response.getCode(),
        "",
        List.of(), // nobody asks for headers
        response.getEntity() == null ? null : response.getEntity().getContentType(),
        body);
  }
}
