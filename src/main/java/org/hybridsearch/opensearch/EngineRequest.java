package org.hybridsearch.opensearch;

import java.util.List;
import java.util.Map;

/**
 * One request to the engine. A pure value: golden files pin its body.
 *
 * @param method GET, POST, PUT, HEAD or DELETE
 * @param path starts with a slash; parts that come from outside are already encoded
 * @param parameters of the query string, sent as given
 * @param body empty, or one JSON value; several values make NDJSON, each ended by a line feed
 */
public record EngineRequest(String method, String path, Map<String, String> parameters, List<Json> body, boolean ndjson) {

  public EngineRequest {
    parameters = Map.copyOf(parameters);
    body = List.copyOf(body);
  }

  /** A request without a body. */
  public static EngineRequest of(String method, String path, Map<String, String> parameters) {
    return new EngineRequest(method, path, parameters, List.of(), false);
  }

  /** A request with a JSON body. */
  public static EngineRequest of(String method, String path, Map<String, String> parameters, Json body) {
    return new EngineRequest(method, path, parameters, List.of(body), false);
  }

  /** A bulk request: an action and, where it has one, its document, a line each. */
  public static EngineRequest bulk(String path, Map<String, String> parameters, List<Json> lines) {
    return new EngineRequest("POST", path, parameters, lines, true);
  }
}
