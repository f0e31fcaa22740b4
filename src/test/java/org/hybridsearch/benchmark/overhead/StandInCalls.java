package org.hybridsearch.benchmark.overhead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Optional;

/** What one operation of the stand-in takes, and was asked. */
final class StandInCalls {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI aws;
  private final String operation;

  /** @param aws the stand-in's address */
  StandInCalls(URI aws, String operation) {
    this.aws = aws;
    this.operation = operation;
  }

  /** One call. @param millis it took by the stand-in's own clock */
  record Call(String body, double millis) {}

  /** From now on each call takes so long in addition, in milliseconds; calls until now are forgotten. */
  void take(double latency) throws IOException, InterruptedException {
    ask("PUT", "faults",
        String.format(Locale.ROOT, "{\"latencies\":[{\"operation\":\"%s\",\"p50Millis\":%f}]}", operation, latency));
    forget();
  }

  /** What was asked since the last time. */
  Optional<Call> last() throws IOException, InterruptedException {
    JsonNode calls = ask("GET", "calls", "").path("last");
    forget();
    return calls.valueStream().filter(call -> call.path("operation").asText().equals(operation)).findFirst().map(call ->
        new Call(call.path("body").asText(), call.path("micros").asDouble() / 1000));
  }

  private void forget() throws IOException, InterruptedException {
    ask("DELETE", "calls", "");
  }

  private JsonNode ask(String method, String what, String body) throws IOException, InterruptedException {
    return JSON.readTree(http.send(HttpRequest.newBuilder(aws.resolve("/standin/" + what))
        .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString()).body());
  }
}
