package org.hybridsearch.standin.wire;

import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param path as sent, percent-encoded
 * @param query as sent, without the question mark; empty where there is none
 * @param headers by lower-case name
 * @param body handed on, not copied: nobody writes to it
 */
public record Call(String method, String path, String query, Map<String, String> headers, byte[] body) {

  public Call {
    headers = Map.copyOf(headers);
  }

  /** A header, whatever the case of its name. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }
}
