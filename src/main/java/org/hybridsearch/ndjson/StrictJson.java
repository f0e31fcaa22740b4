package org.hybridsearch.ndjson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads one line as one JSON object and forgives nothing: no duplicate names, no NaN, no trailing text, no deep nesting, no
 * unpaired surrogates anywhere. Safe for use by many threads.
 */
public final class StrictJson {

  private static final int MAX_DEPTH = 8;
  private static final int MAX_NUMBER_LENGTH = 64;

  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder()
              .maxNestingDepth(MAX_DEPTH).maxNumberLength(MAX_NUMBER_LENGTH).build())
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private StrictJson() {}

  /**
   * Parses a line.
   *
   * @throws LineFault when it is not exactly one JSON object
   */
  public static ObjectNode parse(String line) {
    JsonNode node = tree(line);
    if (!(node instanceof ObjectNode object)) {
      throw new LineFault("The line is not a JSON object");
    }
    requireWholeText(object);
    return object;
  }

  private static JsonNode tree(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new LineFault("The line is not valid JSON: " + cause(e));
    }
  }

  /** The parser's own sentence may quote the line at length: the kind and the place are enough. */
  private static String cause(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    String kind = message.startsWith("Duplicate field") ? "a name stands twice in one object"
        : message.contains("nesting depth") ? "it is nested too deeply"
        : message.startsWith("Trailing token") ? "something follows the object"
        : "it breaks off or has a character that does not belong there";
    return e.getLocation() == null ? kind : kind + ", at column " + e.getLocation().getColumnNr();
  }

  private static void requireWholeText(JsonNode node) {
    if (node.isTextual()) {
      requireWhole(node.textValue());
    }
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(StrictJson::requireWhole);
    }
    node.elements().forEachRemaining(StrictJson::requireWholeText);
  }

  private static void requireWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
      if (Character.isSurrogate(c) && !paired) {
        throw new LineFault("The line holds half a character (an unpaired surrogate)");
      }
      i += paired ? 1 : 0;
    }
  }
}
