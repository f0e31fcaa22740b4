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
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hybridsearch.standin.fault.FaultKind;

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

  /** From now on all goes well, and nothing has been called yet. */
  void heal() {
    relent();
    administer("DELETE", "calls", "");
  }

  /** From now on all goes well. */
  void relent() {
    administer("DELETE", "faults", "");
  }

  /** How many calls of an operation there were since. */
  int calls(String operation) {
    int calls = 0;
    for (JsonNode outcome : counts(operation)) {
      calls += outcome.asInt();
    }
    return calls;
  }

  /** How many of them went well. */
  int answered(String operation) {
    return counts(operation).path("OK").asInt();
  }

  /** What came of them: {@code OK}, a fault's kind or an error's type. */
  Set<String> outcomes(String operation) {
    Set<String> outcomes = new HashSet<>();
    counts(operation).fieldNames().forEachRemaining(outcomes::add);
    return outcomes;
  }

  private static JsonNode counts(String operation) {
    return administer("GET", "calls", "").path("counts").path(operation);
  }

  /** What the last calls of an operation said. */
  List<String> bodies(String operation) {
    return last(operation).map(call -> call.path("body").asText()).toList();
  }

  /** What those of them said that went well. */
  List<String> answeredBodies(String operation) {
    return last(operation).filter(call -> call.path("outcome").asText().equals("OK")).map(call -> call.path("body").asText()).toList();
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

  /** Where it is. */
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
