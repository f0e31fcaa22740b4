package org.hybridsearch.standin.personalize;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hybridsearch.standin.wire.Reply;

/** Writes items with their scores. */
final class Answer {

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final ArrayNode items;
  private final Shop shop;
  private final List<String> columns;

  /** @param list what the service calls the list of items */
  Answer(String list, Shop shop, List<String> columns) {
    this.items = json.putArray(list);
    this.shop = shop;
    this.columns = columns;
  }

  /** One more item, without a score. */
  ObjectNode add(String itemId) {
    ObjectNode item = items.addObject().put("itemId", itemId);
    if (!columns.isEmpty()) {
      ObjectNode metadata = item.putObject("metadata");
      columns.forEach(column -> metadata.put(column.toLowerCase(Locale.ROOT), shop.field(itemId, column)));
    }
    return item;
  }

  /** One more item. */
  void add(String itemId, double score) {
    add(itemId).put("score", score);
  }

  Reply reply() {
    return Reply.ok(json.put("recommendationId", "RID-" + UUID.randomUUID()));
  }

  /** The same preferences as shares of 1, which is what a softmax over the list makes of their logarithms. */
  static Map<String, Double> shares(Map<String, Double> scores) {
    double sum = scores.values().stream().mapToDouble(Double::doubleValue).sum();
    return scores.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() / sum));
  }
}
