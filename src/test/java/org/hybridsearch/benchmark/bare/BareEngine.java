package org.hybridsearch.benchmark.bare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;

/** Sends requests to the engine on the client that the service uses, and nothing around it. Safe for use by many threads. */
final class BareEngine {

  private static final JsonFactory JSON = new JsonFactory();

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI engine;

  BareEngine(URI engine) {
    this.engine = engine;
  }

  /** The answer as it came. */
  byte[] send(EngineRequest request) throws IOException, InterruptedException {
    String parameters = request.parameters().entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("&"));
    return send(request.method(), request.path() + (parameters.isEmpty() ? "" : "?" + parameters), request.body().getFirst());
  }

  byte[] send(String method, String path, Json body) throws IOException, InterruptedException {
    return exchange(HttpRequest.newBuilder(engine.resolve(path)).header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body.toBytes())).build());
  }

  byte[] get(String path) throws IOException, InterruptedException {
    return exchange(HttpRequest.newBuilder(engine.resolve(path)).build());
  }

  private byte[] exchange(HttpRequest message) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = client.send(message, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 300) {
      throw new IOException("The engine answered " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body();
  }

  static <T> T read(byte[] answer, AnswerReader<T> reader) throws IOException {
    try (JsonParser parser = JSON.createParser(answer)) {
      return reader.read(parser);
    }
  }
}
