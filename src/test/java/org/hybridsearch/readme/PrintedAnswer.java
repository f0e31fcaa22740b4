package org.hybridsearch.readme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An answer as README.md prints it, and the one place that says what may differ from a real one:
 *
 * <ul>
 *   <li>what is null is left out;
 *   <li>ids of answers and cursors are others each time, and have the same form;
 *   <li>times are any that are not negative;
 *   <li>numbers that a score is computed of may be two hundredths off: the demo's purchases are moved to the present by whole weeks, so
 *       they are up to a week older on one day than on another, every week alike; and the engine counts overwritten copies of items
 *       among those that have a word until it lets go of them;
 *   <li>a stage whose work a cache had is as good as one that did it.
 * </ul>
 *
 * Everything else is equal: titles, ids of items, prices, counts, orders, codes, messages.
 */
final class PrintedAnswer {

  private static final Set<String> OPAQUE = Set.of("searchId", "recommendationId", "cursor", "startCursor", "endCursor");
  private static final Set<String> COMPUTED = Set.of("score", "confidence", "raw", "normalized", "weight", "contribution");
  private static final String TIME = "millis";
  private static final Set<String> DONE = Set.of("OK", "CACHED");
  private static final double TOLERANCE = 0.02;
  private static final ObjectMapper JSON = new ObjectMapper();

  private PrintedAnswer() {}

  /** Where a real answer is another than the printed one; empty where it is the same. */
  static List<String> differences(String printed, JsonNode real) {
    List<String> found = new ArrayList<>();
    compare("", "", tree(printed), printable(real), found);
    return found;
  }

  private static JsonNode tree(String printed) {
    try {
      return JSON.readTree(printed);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("Not JSON: " + printed, notJson);
    }
  }

  private static void compare(String path, String field, JsonNode printed, JsonNode real, List<String> found) {
    if (printed instanceof ObjectNode && real instanceof ObjectNode) {
      Set<String> names = new TreeSet<>();
      printed.fieldNames().forEachRemaining(names::add);
      real.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(path + "/" + name, name, printed.path(name), real.path(name), found));
    } else if (printed instanceof ArrayNode && real instanceof ArrayNode && printed.size() == real.size()) {
      for (int i = 0; i < printed.size(); i++) {
        compare(path + "/" + i, field, printed.get(i), real.get(i), found);
      }
    } else if (!same(field, printed, real)) {
      found.add(path + ": printed is " + printed + ", real is " + real);
    }
  }

  private static boolean same(String field, JsonNode printed, JsonNode real) {
    if (OPAQUE.contains(field)) {
      return form(printed).equals(form(real));
    }
    if (printed.isNumber() && real.isNumber()) {
      return field.equals(TIME) ? real.asDouble() >= 0
          : Math.abs(printed.asDouble() - real.asDouble()) <= (COMPUTED.contains(field) ? TOLERANCE : 0);
    }
    return printed.equals(real) || field.equals("status") && DONE.contains(printed.asText()) && DONE.contains(real.asText());
  }

  private static String form(JsonNode id) {
    String text = id.asText();
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? "a UUID"
        : text.matches("[\\w-]{20,512}") ? "a token" : "none: " + id;
  }

  /** A real answer without what is null, its computed numbers and times rounded. */
  static JsonNode printable(JsonNode real) {
    return printable("", real);
  }

  private static JsonNode printable(String field, JsonNode real) {
    return switch (real) {
      case ObjectNode object -> {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        object.properties().stream().filter(member -> !member.getValue().isNull())
            .forEach(member -> shown.set(member.getKey(), printable(member.getKey(), member.getValue())));
        yield shown;
      }
      case ArrayNode array -> {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> shown.add(printable(field, element)));
        yield shown;
      }
      case DoubleNode number when COMPUTED.contains(field) -> rounded(number, 10_000);
      case DoubleNode number when field.equals(TIME) -> rounded(number, 10);
      default -> real;
    };
  }

  private static JsonNode rounded(DoubleNode number, int parts) {
    return DoubleNode.valueOf((double) Math.round(number.asDouble() * parts) / parts);
  }
}
