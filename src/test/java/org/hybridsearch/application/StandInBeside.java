package org.hybridsearch.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.standin.fault.Received;

/** The stand-in for AWS beside the service under test, by its administration. */
final class StandInBeside {

  static final String RANKING = "GetPersonalizedRanking";
  static final String RECOMMENDATIONS = "GetRecommendations";
  static final String EMBEDDING = "InvokeModel";
  static final String EVENTS = "PutEvents";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** From now on every call of the operation goes wrong. */
  void befall(String operation, FaultKind kind) {
    befall(operation, kind, false);
  }

  /**
   * The same.
   *
   * @param after whether the call is done before it goes wrong
   */
  void befall(String operation, FaultKind kind, boolean after) {
    administer("PUT", "faults", """
        {"faults": [{"operation": "%s", "kind": "%s", "after": %b, "status": 503, "type": "ServiceUnavailable"}]}"""
        .formatted(operation, kind, after));
  }

  /** From now on all goes well. */
  void mend() {
    administer("DELETE", "faults", "");
  }

  /** From now on all goes well, and nothing has been called yet. */
  void heal() {
    mend();
    administer("DELETE", "calls", "");
  }

  /** How many calls of an operation there were since. */
  int calls(String operation) {
    return outcomes(operation).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many of them went well. */
  int done(String operation) {
    return outcomes(operation).getOrDefault(Received.OK, 0);
  }

  /** What came of them, and how often. */
  Map<String, Integer> outcomes(String operation) {
    Map<String, Integer> outcomes = new TreeMap<>();
    administer("GET", "calls", "").path("counts").path(operation).properties()
        .forEach(outcome -> outcomes.put(outcome.getKey(), outcome.getValue().asInt()));
    return outcomes;
  }

  /** What the last calls of an operation said. */
  List<String> bodies(String operation) {
    return last(operation).map(call -> call.path("body").asText()).toList();
  }

  /** What the last calls of an operation said that went well. */
  List<String> bodiesDone(String operation) {
    return last(operation).filter(call -> call.path("outcome").asText().equals(Received.OK))
        .map(call -> call.path("body").asText()).toList();
  }

  private static Stream<JsonNode> last(String operation) {
    return administer("GET", "calls", "").path("last").valueStream()
        .filter(call -> call.path("operation").asText().equals(operation));
  }

  /** The ids of all events that were taken. */
  Set<String> taken() {
    Set<String> ids = new HashSet<>();
    administer("GET", "events", "").fieldNames().forEachRemaining(ids::add);
    return ids;
  }

  /** Where clients of AWS find it. */
  static URI uri() {
    return URI.create("http://127.0.0.1:" + ConfigProvider.getConfig().getValue("hybridsearch.standin.port", Integer.class));
  }

  private static JsonNode administer(String method, String what, String body) {
    try {
      return JSON.readTree(HTTP.send(HttpRequest.newBuilder(uri().resolve("/standin/" + what))
          .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
