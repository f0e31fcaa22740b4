package org.hybridsearch.export;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** What the log of searches says was shown around an item. Where the log does not know, nothing is. Safe for use by many threads. */
final class ShownAround {

  /** Limits of Personalize. */
  private static final int MOST_ITEMS = 25;
  private static final int LONGEST = 1_000;
  private static final int MOST_PAGES = 10_000;

  private final SearchEngine engine;
  private final String alias;
  private final Duration timeout;

  ShownAround(SearchEngine engine, String alias, Duration timeout) {
    this.engine = engine;
    this.alias = alias;
    this.timeout = timeout;
  }

  /** One page of a search. */
  record Page(List<String> items, String recommendationId) {}

  /** The pages of some searches. */
  Map<String, List<Page>> pages(Collection<String> searchIds) {
    if (searchIds.isEmpty()) {
      return Map.of();
    }
    Json body = object(
        member("size", MOST_PAGES),
        member("track_total_hits", false),
        member("_source", Json.strings(List.of("query_id", "query_response_object_ids", "query_attributes.recommendation_id"))),
        member("query", object(member("terms", object(member("query_id", Json.strings(searchIds)))))));
    Map<String, List<Page>> pages = new HashMap<>();
    for (JsonNode hit : engine.send(
        EngineRequest.of("POST", "/" + alias + "/_search", Map.of(), body), timeout, Trees::read).at("/hits/hits")) {
      JsonNode source = hit.path("_source");
      List<String> items = new ArrayList<>();
      source.path("query_response_object_ids").forEach(id -> items.add(id.asText()));
      pages.computeIfAbsent(source.path("query_id").asText(), id -> new ArrayList<>())
          .add(new Page(items, source.at("/query_attributes/recommendation_id").asText("")));
    }
    return pages;
  }

  /** The same, with what was shown around it: the nearest items, it among them, as many as a cell takes. */
  static Liking told(Liking liking, List<Page> pages) {
    return pages.stream().filter(page -> page.items().contains(liking.itemId())).findFirst()
        .map(page -> liking.shown(around(liking.itemId(), page.items()), page.recommendationId()))
        .orElse(liking);
  }

  static List<String> around(String itemId, List<String> shown) {
    List<String> items = shown.stream().filter(id -> CellText.importable(id) && id.indexOf(CellText.SEPARATOR) < 0).toList();
    int from = items.indexOf(itemId);
    if (from < 0) {
      return List.of();
    }
    int to = from + 1;
    int at = from;
    int length = itemId.length();
    while (to - from < MOST_ITEMS && (from > 0 || to < items.size())) {
      boolean before = from > 0 && (to == items.size() || at - from <= to - 1 - at);
      length += 1 + items.get(before ? from - 1 : to).length();
      if (length > LONGEST) {
        break;
      }
      from -= before ? 1 : 0;
      to += before ? 0 : 1;
    }
    return items.subList(from, to);
  }
}
