package org.hybridsearch.behaviour;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.follow.FieldsPage;

/**
 * Reads interactions out of the answer to a search, from doc values, as a stream. What this version does not understand, for
 * example a type that a later one brought, is left out.
 */
final class InteractionPage {

  private static final Map<String, EventType> TYPES =
      Stream.of(EventType.values()).collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

  private InteractionPage() {}

  static List<Interaction> read(JsonParser in) throws IOException {
    List<Interaction> page = new ArrayList<>();
    FieldsPage.read(in, fields -> add(fields, page));
    return page;
  }

  private static void add(Map<String, String> fields, List<Interaction> page) {
    EventType type = TYPES.get(fields.getOrDefault(InteractionDocument.TYPE, ""));
    String userId = fields.get(InteractionDocument.USER_ID);
    String itemId = fields.get(InteractionDocument.ITEM_ID);
    String sentAt = fields.get(InteractionDocument.SENT_AT);
    String value = fields.get(InteractionDocument.VALUE);
    if (type != null && userId != null && itemId != null && sentAt != null) {
      page.add(new Interaction(userId, itemId, type, Instant.ofEpochMilli(Long.parseLong(sentAt)),
          value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value))));
    }
  }
}
