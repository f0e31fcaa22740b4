package org.hybridsearch.behaviour.delivery.outgoing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.shown.LoggedPage;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * Finds what the log of searches says of events: the items that were shown beside one that was clicked, and which ranking they came
 * from. Only what was truly shown is told; where the log does not know the search, nothing is. Safe for use by many threads.
 */
public final class ShownItems {

  /** The most items of an impression that Personalize takes. */
  static final int MOST_ITEMS = 25;
  /** Bytes of an impression's ids: an event may have 10 KB, and its other ids take up to 3. */
  private static final int MOST_BYTES = 6_000;
  private static final int MOST_PAGES = 10_000;
  /** Asked for at once: their pages are a megabyte or two. */
  private static final int MOST_SEARCHES = 1_000;
  private static final int LONGEST_RECOMMENDATION = 40;

  /** Longer than a search takes to see by itself what was logged. */
  private static final Duration FRESH = Duration.ofMinutes(1);
  /** Pages are logged behind the answer, in groups: after this long they usually are. */
  private static final Duration LOGGED = Duration.ofSeconds(2);

  private final SearchEngine engine;
  private final String alias;
  private final Duration timeout;
  private final Clock clock;
  private final Pause pause;

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration time);
  }

  /** @param alias of the log of searches */
  public ShownItems(SearchEngine engine, String alias, Duration timeout, Clock clock, Pause pause) {
    this.engine = engine;
    this.alias = alias;
    this.timeout = timeout;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * The events, in their order, each with what was shown and with its recommendation id where these are known. Who acts at once is
   * ahead of the log, which is waited for then, until the event is two seconds old.
   */
  public List<OutgoingEvent> look(List<OutgoingEvent> events) {
    Set<String> searches = new HashSet<>();
    events.forEach(event -> searches.add(event.searchId()));
    searches.remove("");
    Map<String, Map<String, LoggedPage>> pages = new HashMap<>();
    if (!searches.isEmpty()) {
      first(searches, pages);
      all(searches, pages);
      again(unseen(events, pages, FRESH), pages);
      Set<String> ahead = unseen(events, pages, LOGGED);
      ahead.removeAll(pages.keySet()); // an item that was not shown is waited for in vain
      if (!ahead.isEmpty()) {
        pause.of(untilLogged(events, ahead));
        first(ahead, pages);
        again(unseen(events, pages, FRESH), pages);
      }
    }
    return events.stream().map(event -> shown(event, pages.getOrDefault(event.searchId(), Map.of()))).toList();
  }

  /** At most as long as it takes, as clocks of replicas may differ, and not for so long that the turn is lost. */
  private Duration untilLogged(List<OutgoingEvent> events, Set<String> searches) {
    Instant last = events.stream().filter(event -> searches.contains(event.searchId())).map(OutgoingEvent::receivedAt)
        .max(Instant::compareTo).orElseThrow();
    Duration left = Duration.between(clock.instant(), last.plus(LOGGED));
    Duration most = LOGGED.compareTo(timeout) < 0 ? LOGGED : timeout;
    return left.compareTo(most) < 0 ? left : most;
  }

  private static OutgoingEvent shown(OutgoingEvent event, Map<String, LoggedPage> pages) {
    Optional<LoggedPage> page = pages.values().stream().filter(each -> each.shows(event.itemId())).findFirst();
    Set<String> truly = new HashSet<>();
    pages.values().forEach(each -> truly.addAll(each.items()));
    List<String> claimed = event.impression().stream().filter(truly::contains).distinct().toList();
    List<String> items = claimed.contains(event.itemId()) ? claimed : page.map(LoggedPage::items).orElse(List.of());
    String recommendationId = page.map(each -> each.recommendationId(event.itemId())).orElse("");
    return event.shown(event.type() == EventType.CLICK ? around(event.itemId(), items) : List.of(),
        recommendationId.length() > LONGEST_RECOMMENDATION ? "" : recommendationId);
  }

  /** As many as may be, in their order, the item among them: the nearest ones. */
  static List<String> around(String itemId, List<String> items) {
    return LoggedPage.around(itemId, items, MOST_ITEMS, MOST_BYTES, ShownItems::bytes);
  }

  private static int bytes(String id) {
    return Json.string(id).toBytes().length + 1;
  }

  private static List<List<String>> slices(Set<String> searches) {
    List<String> all = List.copyOf(searches);
    List<List<String>> slices = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST_SEARCHES) {
      slices.add(all.subList(from, Math.min(all.size(), from + MOST_SEARCHES)));
    }
    return slices;
  }

  /** First pages, by their id: a search sees what is logged half a minute later. */
  private void first(Set<String> searches, Map<String, Map<String, LoggedPage>> found) {
    for (List<String> slice : slices(searches)) {
      List<Json> first = slice.stream().map(
          id -> Json.object(Json.member("_id", id + "-1"), Json.member("_source", LoggedPage.FIELDS))).toList();
      engine.send(EngineRequest.of("POST", "/" + alias + "/_mget", Map.of(), Json.object(Json.member("docs", Json.array(first)))),
          timeout, Trees::read).path("docs").forEach(document -> take(document, found));
    }
  }

  /** All pages that a search sees. */
  private void all(Set<String> searches, Map<String, Map<String, LoggedPage>> found) {
    for (List<String> slice : slices(searches)) {
      Json body = Json.object(Json.member("size", MOST_PAGES), Json.member("_source", LoggedPage.FIELDS), Json.member("query",
          Json.object(Json.member("terms", Json.object(Json.member("query_id", Json.strings(slice)))))));
      engine.send(EngineRequest.of("POST", "/" + alias + "/_search", Map.of(), body), timeout, Trees::read).at("/hits/hits")
          .forEach(document -> take(document, found));
    }
  }

  /** The same, with what was logged until now. */
  private void again(Set<String> searches, Map<String, Map<String, LoggedPage>> found) {
    if (!searches.isEmpty()) {
      engine.send(EngineRequest.of("POST", "/" + alias + "/_refresh", Map.of()), timeout, Trees::read);
      all(searches, found);
    }
  }

  /** The searches of events that came just now and are of none of the pages: of a later page, which a search may not see yet. */
  private Set<String> unseen(List<OutgoingEvent> events, Map<String, Map<String, LoggedPage>> pages, Duration justNow) {
    Instant since = clock.instant().minus(justNow);
    return events.stream().filter(event -> !event.searchId().isEmpty() && event.receivedAt().isAfter(since))
        .filter(event -> pages.getOrDefault(event.searchId(), Map.of()).values().stream()
            .noneMatch(page -> page.shows(event.itemId())))
        .map(OutgoingEvent::searchId).collect(Collectors.toSet());
  }

  private static void take(JsonNode document, Map<String, Map<String, LoggedPage>> found) {
    LoggedPage.read(document.path("_source")).ifPresent(page ->
        found.computeIfAbsent(page.searchId(), id -> new LinkedHashMap<>()).put(document.path("_id").asText(), page));
  }
}
