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

  private final JsonParser parser;
  private final int mostValues;
  private int values;

  private RequestBody(JsonParser parser, int mostValues) {
    this.parser = parser;
    this.mostValues = mostValues;
  }

  /**
   * What is wrong with a body.
   *
   * @param status of the HTTP answer: 400 for what is no operation, 200 for one that asks too much, like all it asks in vain
   * @param message a sentence that says what to do
   */
  record Problem(int status, String message) {}

  /** The first problem of a body of at most {@code mostValues} JSON values; empty when there is none. */
  static Optional<Problem> problem(@Nullable Buffer body, int mostValues) {
    if (body == null || body.length() == 0) {
      return Optional.of(malformed("Send a JSON object with query."));
    }
    if (!begins(body)) {
      return Optional.of(malformed("Send a JSON object with query, in UTF-8 and with nothing before it."));
    }
    try (JsonParser parser = JSON.createParser(body.getBytes())) {
      return Optional.ofNullable(new RequestBody(parser, mostValues).read());
    } catch (IOException notJson) {
      return Optional.of(malformed("The body is not JSON, repeats a name, nests too deep or holds too long a number."));
    }
  }

  /** Whether it may be JSON in UTF-8: the parser would find out by itself that it is UTF-16, and pass over a byte order mark. */
  private static boolean begins(Buffer body) {
    for (int i = 0; i < Math.min(4, body.length()); i++) {
      if (body.getByte(i) <= 0) {
        return i > 0 && body.getByte(i) < 0;
      }
    }
    return true;
  }

  private @Nullable Problem read() throws IOException {
    return switch (parser.nextToken()) {
      case START_OBJECT -> members();
      case START_ARRAY -> malformed("Send one operation a request, not an array.");
      case null, default -> malformed("Send a JSON object with query.");
    };
  }

  private @Nullable Problem members() throws IOException {
    boolean query = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "query" -> query = value == JsonToken.VALUE_STRING && parser.getTextLength() > 0;
        case "operationName" -> {
          if (value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NULL) {
            return malformed("operationName must be a string.");
          }
        }
        case "variables", "extensions" -> {
          if (value != JsonToken.START_OBJECT && value != JsonToken.VALUE_NULL) {
            return malformed("variables and extensions must be objects.");
          }
        }
        default -> { }
      }
      if (!skip()) {
        return new Problem(200, "A request takes at most " + mostValues + " values in its variables.");
      }
    }
    if (parser.nextToken() != null) {
      return malformed("Send one JSON object and nothing after it.");
    }
    return query ? null : malformed("Send a JSON object with query, a string.");
  }

  /** Reads to the end of the current value; false when there are too many values. */
  private boolean skip() throws IOException {
    int depth = 0;
    do {
      switch (parser.currentToken()) {
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        case FIELD_NAME -> { }
        case VALUE_NUMBER_FLOAT -> {
          refuseLongExponent();
          values++;
        }
        case null, default -> values++;
      }
    } while (values <= mostValues && depth > 0 && parser.nextToken() != null);
    return values <= mostValues;
  }

  private void refuseLongExponent() throws IOException {
    if (LONG_EXPONENT.matcher(parser.getText()).matches()) {
      throw new IOException("A number's exponent has at most three digits");
    }
  }

  private static Problem malformed(String message) {
    return new Problem(400, message);
  }
}
