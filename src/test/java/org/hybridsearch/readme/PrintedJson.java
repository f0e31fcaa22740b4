package org.hybridsearch.readme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON for people: what fits into a line stands on one, else its parts fill lines. */
final class PrintedJson {

  private static final int WIDTH = 122;
  private static final int STEP = 2;

  private PrintedJson() {}

  static String of(JsonNode json) {
    return of(json, STEP, 0);
  }

  /**
   * @param indent where the parts begin, if they have lines of their own
   * @param used what stands on the line already
   */
  private static String of(JsonNode json, int indent, int used) {
    String flat = json.toString();
    if (!json.isContainerNode() || used + flat.length() <= WIDTH) {
      return flat;
    }
    boolean single = json.size() == 1;
    List<String> parts = parts(json, single ? indent : indent + STEP, single ? used + 1 : indent).toList();
    return flat.charAt(0) + (single ? parts.getFirst() : filled(parts, indent)) + flat.charAt(flat.length() - 1);
  }

  /** Parts that fit share a line. */
  private static String filled(List<String> parts, int indent) {
    StringBuilder text = new StringBuilder();
    int used = WIDTH;
    for (String part : parts) {
      text.append(text.isEmpty() ? "" : ",");
      if (used + 1 + part.length() > WIDTH || part.contains("\n")) {
        text.append('\n').append(" ".repeat(indent));
        used = indent;
      }
      text.append(part);
      used = part.contains("\n") ? WIDTH : used + 1 + part.length();
    }
    return text.toString();
  }

  private static Stream<String> parts(JsonNode json, int indent, int used) {
    return switch (json) {
      case ObjectNode object -> object.properties().stream().map(member -> {
        String name = TextNode.valueOf(member.getKey()) + ":";
        return name + of(member.getValue(), indent, used + name.length());
      });
      case ArrayNode array -> StreamSupport.stream(array.spliterator(), false).map(element -> of(element, indent, used));
      default -> Stream.of(json.toString());
    };
  }
}
