package org.hybridsearch.standin.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What goes back.
 *
 * @param headers by name, the content type among them
 * @param body handed on, not copied: nobody writes to it
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

  public static final String JSON = "application/json";
  /** The content type of the protocol that names its operation in a header. */
  public static final String JSON_1_1 = "application/x-amz-json-1.1";
  private static final String CONTENT_TYPE = "Content-Type";

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** A success in JSON. */
  public static Reply ok(JsonNode json) {
    return of(200, JSON, json.toString());
  }

  /** A text of some content type. */
  public static Reply of(int status, String contentType, String text) {
    return new Reply(status, Map.of(CONTENT_TYPE, contentType), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with one more header, or another value of it. */
  public Reply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }

  /** The same claiming another content type. */
  public Reply as(String contentType) {
    return with(CONTENT_TYPE, contentType);
  }
}
