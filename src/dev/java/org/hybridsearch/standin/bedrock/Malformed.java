package org.hybridsearch.standin.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hybridsearch.standin.wire.AwsError;

/** What is wrong with a model's input, all at once, as Bedrock tells it. For one request. */
final class Malformed {

  private final JsonNode input;
  private final List<String> faults = new ArrayList<>();

  Malformed(JsonNode input) {
    this.input = input;
  }

  Malformed require(String key) {
    return add(!input.has(key), "#: required key [" + key + "] not found");
  }

  Malformed permit(Set<String> keys) {
    input.fieldNames().forEachRemaining(key -> add(!keys.contains(key), "#: extraneous key [" + key + "] is not permitted"));
    return this;
  }

  Malformed oneOf(String key, Set<String> values) {
    return add(input.has(key) && !values.contains(input.get(key).asText()),
        "#/" + key + ": " + input.path(key).asText() + " is not a valid enum value");
  }

  Malformed type(String key, boolean right, String expected) {
    return add(input.has(key) && !right, "#/" + key + ": expected type: " + expected + ", found: "
        + name(input.path(key)));
  }

  Malformed length(String path, int actual, int least, int most) {
    add(actual < least, path + ": expected minLength: " + least + ", actual: " + actual);
    return add(actual > most, path + ": expected maxLength: " + most + ", actual: " + actual);
  }

  Malformed items(String path, int actual, int least, int most) {
    add(actual < least, path + ": expected minimum item count: " + least + ", found: " + actual);
    return add(actual > most, path + ": expected maximum item count: " + most + ", found: " + actual);
  }

  private Malformed add(boolean wrong, String fault) {
    if (wrong) {
      faults.add(fault);
    }
    return this;
  }

  /** @throws AwsError when anything was wrong */
  void check() {
    if (!faults.isEmpty()) {
      throw invalid("Malformed input request: " + String.join("", faults) + ", please reformat your input and try again.");
    }
  }

  static AwsError invalid(String message) {
    return new AwsError(400, "ValidationException", message);
  }

  private static String name(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "JSONArray";
      case BINARY, STRING, POJO -> "String";
      case BOOLEAN -> "Boolean";
      case MISSING, NULL -> "Null";
      case NUMBER -> "Number";
      case OBJECT -> "JSONObject";
    };
  }
}
