package org.hybridsearch.opensearch.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.hybridsearch.opensearch.transport.RequestAuthorization;

/** User and password with the first request already: RFC 7617. */
final class BasicAuthorization implements RequestAuthorization {

  private final Map<String, String> headers;

  BasicAuthorization(String username, String password) {
    byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.headers = Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  @Override
  public Map<String, String> headers(String method, URI uri, byte[] body) {
    return headers;
  }
}
