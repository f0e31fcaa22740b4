package org.hybridsearch.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ResponseException;

/**
 * Sends requests to the engine and reads typed answers. Blocks its (virtual) thread; safe for use by many at a time. Never
 * retries: whoever asks knows whether asking again is safe and still in time.
 */
public final class SearchEngine implements AutoCloseable {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int OK_LIMIT = 300;
  private static final int NOT_FOUND = 404;
  private static final int THROTTLED = 429;
  private static final int BAD_GATEWAY = 502;
  private static final int GATEWAY_TIMEOUT = 504;

  private final OpenSearchTransport transport;
  private final OpenSearchGenericClient client;

  public SearchEngine(OpenSearchTransport transport) {
    this.transport = transport;
    this.client = new OpenSearchGenericClient(transport);
  }

  /**
   * Sends one request and reads its answer.
   *
   * @param timeout for the whole exchange; when it passes the exchange is given up
   * @throws EngineException of the kind that fits
   */
  public <T> T send(EngineRequest request, Duration timeout, AnswerReader<T> reader) {
    try (Response response = exchange(request, timeout)) {
      int status = response.getStatus();
      if (status >= OK_LIMIT) {
        throw refusal(status, response.getBody().map(body -> errorType(body.body())).orElse(""));
      }
      return read(response, reader);
    } catch (IOException e) {
      throw new EngineException.Malformed("The engine's answer could not be read", e);
    }
  }

  /** Whether what the path names exists. */
  public boolean exists(String path, Duration timeout) {
    try (Response response = exchange(EngineRequest.of("HEAD", path, Map.of()), timeout)) {
      return found(response.getStatus());
    } catch (EngineException.Refused e) {
      return found(e.status());
    } catch (IOException e) {
      throw new EngineException.Malformed("The engine's answer could not be read", e);
    }
  }

  private static boolean found(int status) {
    if (status >= OK_LIMIT && status != NOT_FOUND) {
      throw refusal(status, "");
    }
    return status < OK_LIMIT;
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }

  private Response exchange(EngineRequest request, Duration timeout) {
    CompletableFuture<Response> answer = start(request);
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new EngineException.TimedOut("The engine did not answer within " + timeout.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new EngineException.TimedOut("The request was given up", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private CompletableFuture<Response> start(EngineRequest request) {
    var builder = Requests.builder().method(request.method()).endpoint(request.path()).query(request.parameters());
    if (!request.body().isEmpty()) {
      // The content type "application/json" is right for bulk too, and the only one every engine version takes.
      builder.body(Body.from(bytes(request), "application/json"));
    }
    return client.executeAsync(builder.build());
  }

  private static byte[] bytes(EngineRequest request) {
    if (!request.ndjson()) {
      return request.body().getFirst().toBytes();
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream(4096);
    for (Json line : request.body()) {
      lines.writeBytes(line.toBytes());
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static <T> T read(Response response, AnswerReader<T> reader) throws IOException {
    Body body = response.getBody().orElse(null);
    if (body == null) {
      throw new EngineException.Malformed("The engine's answer has no body", new IOException("empty"));
    }
    try (InputStream in = body.body(); JsonParser parser = JSON.createParser(in)) {
      return reader.read(parser);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The transport throws some refusals itself, with the answer's body behind the first line of the message. */
  private static EngineException failure(Throwable cause) {
    if (cause instanceof ResponseException refused) {
      String message = refused.getMessage();
      byte[] body = message.substring(message.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
      return refusal(refused.status(), errorType(new ByteArrayInputStream(body)));
    }
    return new EngineException.Unreachable("The engine could not be reached", cause);
  }

  private static EngineException refusal(int status, String type) {
    if (status == THROTTLED) {
      return new EngineException.Throttled("The engine is too busy");
    }
    if (status >= BAD_GATEWAY && status <= GATEWAY_TIMEOUT) {
      return new EngineException.Unreachable("The engine answered " + status, new IOException("status " + status));
    }
    return new EngineException.Refused(status, type);
  }

  /** The first {@code type} of an error's body: the engine's reason may quote user text and is left behind. */
  private static String errorType(InputStream body) {
    try (JsonParser parser = JSON.createParser(body)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && "type".equals(parser.currentName())) {
          String type = parser.nextTextValue();
          return type == null ? "" : type;
        }
      }
      return "";
    } catch (IOException e) {
      return "";
    }
  }
}
