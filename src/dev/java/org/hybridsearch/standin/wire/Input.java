package org.hybridsearch.standin.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A structure of a request, read against the limits of its model. Members the model does not have are ignored, as AWS does. The
 * first limit that is broken is refused, with the service's own exception; a value of another type with a SerializationException.
 */
public final class Input {

  private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode object;
  private final String prefix;
  private final Function<String, AwsError> refusal;

  private Input(JsonNode object, String prefix, Function<String, AwsError> refusal) {
    if (!object.isObject()) {
      throw AwsError.unreadable("Expected a structure" + (prefix.isEmpty() ? "" : " at '" + prefix + "'"));
    }
    this.object = object;
    this.prefix = prefix;
    this.refusal = refusal;
  }

  /** The body of a call. */
  public static Input of(byte[] body, Function<String, AwsError> refusal) {
    return new Input(tree(body), "", refusal);
  }

  private static JsonNode tree(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw AwsError.unreadable("Could not parse the request body into JSON");
    }
  }

  /** A string that has to be there. */
  public String text(String name, Text limits) {
    return optionalText(name, limits).orElseThrow(() -> missing(name));
  }

  /** A string that may be there. */
  public Optional<String> optionalText(String name, Text limits) {
    return find(name).map(value -> text(value, path(name), limits));
  }

  private String text(JsonNode value, String path, Text limits) {
    if (!value.isTextual()) {
      throw AwsError.unreadable("Expected a string at '" + path + "'");
    }
    limits.broken(value.textValue()).ifPresent(constraint -> {
      throw broken(path, constraint);
    });
    return value.textValue();
  }

  /** Strings that have to be there. */
  public List<String> texts(String name, int least, int most, Text limits) {
    return optionalTexts(name, least, most, limits).orElseThrow(() -> missing(name));
  }

  /** Strings that may be there. */
  public Optional<List<String>> optionalTexts(String name, int least, int most, Text limits) {
    return list(name, least, most).map(elements -> {
      List<String> texts = new ArrayList<>(elements.size());
      elements.forEach(element -> texts.add(text(element, member(name, texts.size()), limits)));
      return texts;
    });
  }

  /** Structures that have to be there. */
  public List<Input> structures(String name, int least, int most) {
    return optionalStructures(name, least, most).orElseThrow(() -> missing(name));
  }

  /** Structures that may be there. */
  public Optional<List<Input>> optionalStructures(String name, int least, int most) {
    return list(name, least, most).map(elements -> {
      List<Input> structures = new ArrayList<>(elements.size());
      elements.forEach(element -> structures.add(new Input(element, member(name, structures.size()), refusal)));
      return structures;
    });
  }

  /** A structure that has to be there. */
  public Input structure(String name) {
    return optionalStructure(name).orElseThrow(() -> missing(name));
  }

  /** A structure that may be there. */
  public Optional<Input> optionalStructure(String name) {
    return find(name).map(value -> new Input(value, path(name), refusal));
  }

  /** A map of strings, empty where there is none. */
  public Map<String, String> map(String name, int most, Text keys, Text values) {
    Map<String, String> map = new LinkedHashMap<>();
    find(name).ifPresent(found -> {
      Input entries = new Input(found, path(name), refusal);
      size(name, found.size(), 0, most);
      found.fieldNames().forEachRemaining(key -> {
        keys.broken(key).ifPresent(constraint -> {
          throw broken(path(name), "Map keys must satisfy constraint: [" + constraint + "]");
        });
        map.put(key, entries.text(key, values));
      });
    });
    return map;
  }

  /** A whole number that may be there. */
  public OptionalInt number(String name, int least, int most) {
    Optional<JsonNode> found = find(name);
    if (found.isEmpty()) {
      return OptionalInt.empty();
    }
    JsonNode value = found.get();
    if (!value.isIntegralNumber()) {
      throw AwsError.unreadable("Expected an integer at '" + path(name) + "'");
    }
    if (!value.canConvertToInt() || value.intValue() > most) {
      throw broken(path(name), "Member must have value less than or equal to " + most);
    }
    if (value.intValue() < least) {
      throw broken(path(name), "Member must have value greater than or equal to " + least);
    }
    return OptionalInt.of(value.intValue());
  }

  /** A number that may be there: fractions, and times in seconds since 1970. */
  public OptionalDouble decimal(String name) {
    Optional<JsonNode> found = find(name);
    if (found.isPresent() && !found.get().isNumber()) {
      throw AwsError.unreadable("Expected a number at '" + path(name) + "'");
    }
    return found.isPresent() ? OptionalDouble.of(found.get().doubleValue()) : OptionalDouble.empty();
  }

  /**
   * JSON within a string, as properties are written.
   *
   * @return the object in it, empty where there is none
   */
  public Optional<JsonNode> json(String name, Text limits) {
    return optionalText(name, limits).map(text -> {
      try {
        JsonNode value = JSON.readTree(text);
        if (value.isObject()) {
          return value;
        }
      } catch (JsonProcessingException e) {
        // told below
      }
      throw refusal.apply("Error parsing properties json");
    });
  }

  /** How long the structure is as JSON, in bytes. */
  public int bytes() {
    return object.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  /** Refuses what no limit says, in the service's words. */
  public AwsError refuse(String message) {
    return refusal.apply(message);
  }

  /** A member has to be there. */
  public AwsError missing(String name) {
    return refusal.apply("1 validation error detected: Value null at '" + path(name)
        + "' failed to satisfy constraint: Member must not be null");
  }

  private AwsError broken(String path, String constraint) {
    return refusal.apply("1 validation error detected: Value at '" + path + "' failed to satisfy constraint: " + constraint);
  }

  private Optional<List<JsonNode>> list(String name, int least, int most) {
    return find(name).map(found -> {
      if (!found.isArray()) {
        throw AwsError.unreadable("Expected a list at '" + path(name) + "'");
      }
      size(name, found.size(), least, most);
      return List.copyOf(found.valueStream().toList());
    });
  }

  private void size(String name, int size, int least, int most) {
    if (size > most) {
      throw broken(path(name), "Member must have length less than or equal to " + most);
    }
    if (size < least) {
      throw broken(path(name), "Member must have length greater than or equal to " + least);
    }
  }

  private Optional<JsonNode> find(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private String path(String name) {
    return prefix.isEmpty() ? name : prefix + "." + name;
  }

  private String member(String name, int index) {
    return path(name) + "." + (index + 1) + ".member";
  }
}
