package org.hybridsearch.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Set;
import org.hybridsearch.catalog.document.Values;
import org.hybridsearch.ndjson.LineFault;
import org.hybridsearch.ndjson.StrictJson;

/** Turns lines into interactions, or says what is wrong with them. Pure. */
final class InteractionLines {

  private static final Set<String> FIELDS = Set.of("userId", "itemId", "type", "sentAt", "value");

  private InteractionLines() {}

  /**
   * The interaction of a line.
   *
   * @throws LineFault with a sentence for the sender
   */
  static Interaction parse(String line) {
    ObjectNode object = StrictJson.parse(line);
    object.fieldNames().forEachRemaining(field -> {
      if (!FIELDS.contains(field)) {
        throw new LineFault("An interaction has no field " + LineFault.quote(field));
      }
    });
    String userId = Values.id("userId", object.path("userId")).textValue();
    String itemId = Values.id("itemId", object.path("itemId")).textValue();
    EventType type = type(object.path("type"));
    Instant sentAt = Values.instant("sentAt", object.path("sentAt"));
    return new Interaction(userId, itemId, type, sentAt, value(object.path("value")));
  }

  private static EventType type(JsonNode value) {
    return Arrays.stream(EventType.values()).filter(type -> type.name().equals(value.textValue())).findFirst()
        .orElseThrow(() -> new LineFault("type must be one of " + Arrays.toString(EventType.values())));
  }

  private static OptionalDouble value(JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? OptionalDouble.empty() : OptionalDouble.of(Values.finite("value", value));
  }
}
