package org.hybridsearch.opensearch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;

/**
 * Sends requests to the engine and reads typed answers. Blocks its (virtual) thread; safe for use by many at a time. Never
 * retries: whoever asks knows whether asking again is safe and still in time.
 */
public final class SearchEngine implements AutoCloseable {

  private static final int DEFAULT_MAXIMUM = 64;
  private static final int OK_LIMIT = 300;
  private static final int NOT_FOUND = 404;
  private static final int THROTTLED = 429;
  private static final int BAD_GATEWAY = 502;
  private static final int GATEWAY_TIMEOUT = 504;

  private final OpenSearchTransport transport;
  private final OpenSearchGenericClient client;
  private final Semaphore places;

  /** An engine behind this transport, asked at most 64 things at a time. */
  public SearchEngine(OpenSearchTransport transport) {
    this(transport, DEFAULT_MAXIMUM);
  }

  /**
   * An engine behind this transport.
   *
   * @param maximum of requests at a time, from 1; further ones wait, within their own timeout
   */
  public SearchEngine(OpenSearchTransport transport, int maximum) {
    this.transport = transport;
    this.client = new OpenSearchGenericClient(transport);
    this.places = new Semaphore(maximum);
  }

  /**
   * Sends one request and reads its answer.
   *
   * @param timeout for the whole exchange; when it passes the exchange is given up; where none is left nothing is sent
   * @throws EngineException of the kind that fits
   */
  public <T> T send(EngineRequest request, Duration timeout, AnswerReader<T> reader) {
    try (Response response = exchange(request, timeout)) {
      int status = response.getStatus();
      if (status >= OK_LIMIT) {
        throw refusal(status, response);
      }
      return read(response, reader);
    } catch (IOException e) {
      throw new EngineException.Malformed("The engine's answer could not be read", e);
    }
  }

  /** Whether what the path names exists. */
  public boolean exists(String path, Duration timeout) {
    try (Response response = exchange(EngineRequest.of("HEAD", path, Map.of()), timeout)) {
      int status = response.getStatus();
      if (status >= OK_LIMIT && status != NOT_FOUND) {
        throw refusal(status, response);
      }
      return status < OK_LIMIT;
    } catch (IOException e) {
      throw new EngineException.Malformed("The engine's answer could not be read", e);
    }
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }

  private Response exchange(EngineRequest request, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      if (!timeout.isPositive() || !places.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new EngineException.TimedOut("No time was left to ask the engine", new TimeoutException());
      }
      try {
        return await(start(request), deadline);
      } finally {
        places.release();
      }
    } catch (TimeoutException e) {
      throw new EngineException.TimedOut("The engine did not answer within " + timeout.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException.TimedOut("The request was given up", e);
    } catch (CancellationException e) {
      throw new EngineException.Unreachable("The way to the engine is closed", e);
    } catch (ExecutionException e) {
      throw new EngineException.Unreachable("The engine could not be reached", e.getCause());
    }
  }

  private static Response await(CompletableFuture<Response> answer, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } finally {
      // Ends the exchange on the wire where it is still under way, so that its connection is free again.
      answer.cancel(true);
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
    try (InputStream in = body.body(); JsonParser parser = Json.JsonFactoryHolder.FACTORY.createParser(in)) {
      return reader.read(parser);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static EngineException refusal(int status, Response response) {
    if (status == THROTTLED) {
      return new EngineException.Throttled("The engine is too busy");
    }
    if (status >= BAD_GATEWAY && status <= GATEWAY_TIMEOUT) {
      return new EngineException.Unreachable("The engine answered " + status, new IOException("status " + status));
    }
    return new EngineException.Refused(status, errorType(response));
  }

  /** The first {@code error.type} of the answer: the engine's reason may quote user text and is left behind. */
  private static String errorType(Response response) {
    Body body = response.getBody().orElse(null);
    if (body == null) {
      return "";
    }
    try (InputStream in = body.body(); JsonParser parser = Json.JsonFactoryHolder.FACTORY.createParser(in)) {
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
