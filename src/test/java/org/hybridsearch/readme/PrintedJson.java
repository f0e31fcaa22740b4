package org.hybridsearch.readme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON for people: what fits into a line stands on one, else each part has its own. */
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
    boolean single = json.size() == 1;
    if (!json.isContainerNode() || used + flat.length() <= WIDTH) {
      return flat;
    }
    String lineBreak = single ? "" : "\n" + " ".repeat(indent);
    int begun = single ? used + 1 : indent;
    List<String> parts = parts(json, single ? indent : indent + STEP, begun).toList();
    return flat.charAt(0) + lineBreak + String.join("," + lineBreak, parts) + flat.charAt(flat.length() - 1);
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
