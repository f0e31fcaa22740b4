package org.hybridsearch.behaviour.shown;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.hybridsearch.opensearch.Json;

/**
 * What the log tells of a page that was shown.
 *
 * @param items that were shown, in their order
 * @param answer that the order came from
 */
public record LoggedPage(String searchId, List<String> items, ShownPage.Answer answer) {

  /** What of a document {@link #read} reads, as {@code _source} of a request. */
  public static final Json FIELDS = Json.strings(List.of("query_id", PageDocument.ITEMS,
      PageDocument.ATTRIBUTES + "." + PageDocument.RECOMMENDATION, PageDocument.ATTRIBUTES + "." + PageDocument.RECOMMENDED));

  /** A page; empty where the document has none. */
  public static Optional<LoggedPage> read(JsonNode source) {
    if (!source.path(PageDocument.ITEMS).isArray()) {
      return Optional.empty();
    }
    List<String> items = new ArrayList<>();
    source.path(PageDocument.ITEMS).forEach(id -> items.add(id.asText()));
    JsonNode attributes = source.path(PageDocument.ATTRIBUTES);
    return Optional.of(new LoggedPage(source.path("query_id").asText(), List.copyOf(items), new ShownPage.Answer(
        attributes.path(PageDocument.RECOMMENDATION).asText(""),
        attributes.path(PageDocument.RECOMMENDED).asInt(items.size()))));
  }

  /** Whether an item was shown. */
  public boolean shows(String itemId) {
    return items.contains(itemId);
  }

  /** Which answer brought an item here; empty where it has no name, or the item came another way. */
  public String recommendationId(String itemId) {
    int at = items.indexOf(itemId);
    return at >= 0 && at < answer.items() ? answer.id() : "";
  }

  /**
   * The nearest neighbours of an item in a list, in their order, it among them: as many as fit; none where it is not in the list.
   *
   * @param most how many at most, 1 or more
   * @param room for the lengths of all of them; the item itself is told even if it is longer
   */
  public static List<String> around(String itemId, List<String> items, int most, int room, ToIntFunction<String> length) {
    int at = items.indexOf(itemId);
    if (at < 0) {
      return List.of();
    }
    int from = at;
    int to = at + 1;
    int taken = length.applyAsInt(itemId);
    while (to - from < most && (from > 0 || to < items.size())) {
      boolean before = from > 0 && (to == items.size() || at - from <= to - 1 - at);
      taken += length.applyAsInt(items.get(before ? from - 1 : to));
      if (taken > room) {
        break;
      }
      from -= before ? 1 : 0;
      to += before ? 0 : 1;
    }
    return items.subList(from, to);
  }

  /** Hides the items. */
  @Override
  public String toString() {
    return "LoggedPage[items=" + items.size() + "]";
  }
}
