package org.hybridsearch.opensearch.transport;

import java.net.URI;
import java.util.Map;

/** What an engine wants to see before it answers. Called for every request on its caller's thread, by many at a time. */
@FunctionalInterface
public interface RequestAuthorization {

  /**
   * The headers that authorize one request.
   *
   * @param method upper-case
   * @param uri whole, encoded
   * @param body empty where there is none; not to be changed
   */
  Map<String, String> headers(String method, URI uri, byte[] body);

  /**
   * What the engine said to a request, so that later ones can be authorized better; by default of no interest.
   *
   * @param date the engine's clock as HTTP writes it, empty where it did not tell
   */
  default void answered(int status, String date) {}

  /** For an engine that lets everybody in. */
  static RequestAuthorization none() {
    return (method, uri, body) -> Map.of();
  }
}
