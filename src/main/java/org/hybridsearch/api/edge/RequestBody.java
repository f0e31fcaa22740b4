package org.hybridsearch.api.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a body is one operation: a JSON object with query, and variables and operationName of the right types. Reads it once,
 * as a stream. Numbers are kept short because a huge exponent costs more to expand than to send.
 */
final class RequestBody {

  private static final JsonFactory JSON = JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).maxNumberLength(50).build())
      .build();
  private static final Pattern LONG_EXPONENT = Pattern.compile(".*[eE][+-]?[0-9]{4,}");

  private RequestBody() {}

  /** What is wrong with the body, as a sentence that says what to do; empty when nothing is. */
  static Optional<String> problem(@Nullable Buffer body) {
    if (body == null || body.length() == 0) {
      return Optional.of("Send a JSON object with query.");
    }
    try (JsonParser parser = JSON.createParser(body.getBytes())) {
      return switch (parser.nextToken()) {
        case START_OBJECT -> Optional.ofNullable(members(parser));
        case START_ARRAY -> Optional.of("Send one operation a request, not an array.");
        case null, default -> Optional.of("Send a JSON object with query.");
      };
    } catch (IOException notJson) {
      return Optional.of("The body is not JSON, repeats a name, nests too deep or holds too long a number.");
    }
  }

  private static @Nullable String members(JsonParser parser) throws IOException {
    boolean query = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "query" -> query = value == JsonToken.VALUE_STRING && parser.getTextLength() > 0;
        case "operationName" -> {
          if (value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NULL) {
            return "operationName must be a string.";
          }
        }
        case "variables", "extensions" -> {
          if (value != JsonToken.START_OBJECT && value != JsonToken.VALUE_NULL) {
            return "variables and extensions must be objects.";
          }
        }
        default -> { }
      }
      skip(parser);
    }
    if (parser.nextToken() != null) {
      return "Send one JSON object and nothing after it.";
    }
    return query ? null : "Send a JSON object with query, a string.";
  }

  /** Reads to the end of the current value. */
  private static void skip(JsonParser parser) throws IOException {
    int depth = 0;
    do {
      switch (parser.currentToken()) {
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        case VALUE_NUMBER_FLOAT -> refuseLongExponent(parser);
        case null, default -> { }
      }
    } while (depth > 0 && parser.nextToken() != null);
  }

  private static void refuseLongExponent(JsonParser parser) throws IOException {
    if (LONG_EXPONENT.matcher(parser.getText()).matches()) {
      throw new IOException("A number's exponent has at most three digits");
    }
  }
}
