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
import org.hybridsearch.behaviour.shown.LoggedPage;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/** What the log of searches says was shown around an item. Where the log does not know, nothing is. Safe for use by many threads. */
final class ShownAround {

  /** Limits of Personalize. */
  private static final int MOST_ITEMS = 25;
  private static final int LONGEST = 1_000;
  private static final int SEPARATOR = 1;
  private static final int MOST_PAGES = 10_000;

  private final SearchEngine engine;
  private final String alias;
  private final Duration timeout;

  ShownAround(SearchEngine engine, String alias, Duration timeout) {
    this.engine = engine;
    this.alias = alias;
    this.timeout = timeout;
  }

  /** The pages of some searches. */
  Map<String, List<LoggedPage>> pages(Collection<String> searchIds) {
    if (searchIds.isEmpty()) {
      return Map.of();
    }
    Json body = object(
        member("size", MOST_PAGES),
        member("track_total_hits", false),
        member("_source", LoggedPage.FIELDS),
        member("query", object(member("terms", object(member("query_id", Json.strings(searchIds)))))));
    Map<String, List<LoggedPage>> pages = new HashMap<>();
    for (JsonNode hit : engine.send(
        EngineRequest.of("POST", "/" + alias + "/_search", Map.of(), body), timeout, Trees::read).at("/hits/hits")) {
      LoggedPage.read(hit.path("_source")).ifPresent(
          page -> pages.computeIfAbsent(page.searchId(), id -> new ArrayList<>()).add(page));
    }
    return pages;
  }

  /** The same, with what was shown around it: the nearest items, it among them, as many as a cell takes. */
  static Liking told(Liking liking, List<LoggedPage> pages) {
    return pages.stream().filter(page -> page.shows(liking.itemId())).findFirst()
        .map(page -> liking.shown(around(liking.itemId(), page.items()), page.recommendationId(liking.itemId())))
        .orElse(liking);
  }

  static List<String> around(String itemId, List<String> shown) {
    List<String> items = shown.stream().filter(id -> CellText.importable(id) && id.indexOf(CellText.SEPARATOR) < 0).toList();
    return LoggedPage.around(itemId, items, MOST_ITEMS, LONGEST + SEPARATOR, id -> id.length() + SEPARATOR);
  }
}
