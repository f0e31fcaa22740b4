package org.hybridsearch.behaviour.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hybridsearch.behaviour.delivery.outgoing.OutgoingEvent;
import org.hybridsearch.behaviour.delivery.outgoing.StoredEvents.Numbered;
import org.hybridsearch.behaviour.delivery.outgoing.StoredEvents.Page;
import org.hybridsearch.behaviour.follow.Shard;

/**
 * The first events of several shards in the order they came. Events of one session are spread over all shards, so of each page only
 * that much is taken as no other shard can have older ones of behind its page: up to the earliest last moment of the pages that go
 * on. That page is taken whole, so there is always something.
 */
final class PageMerge {

  private final Map<Page, List<Numbered>> taken = new LinkedHashMap<>();

  PageMerge(List<Page> pages) {
    Instant horizon = pages.stream().filter(Page::more)
        .flatMap(page -> page.events().stream().map(each -> each.event().receivedAt()).max(Comparator.naturalOrder()).stream())
        .min(Comparator.naturalOrder()).orElse(Instant.MAX);
    for (Page page : pages) {
      taken.put(page, page.events().stream().takeWhile(each -> !each.event().receivedAt().isAfter(horizon)).toList());
    }
  }

  /** In the order they came; of one moment, in the order they were written. */
  List<OutgoingEvent> events() {
    List<OutgoingEvent> events = new ArrayList<>();
    taken.values().forEach(numbered -> numbered.forEach(each -> events.add(each.event())));
    events.sort(Comparator.comparing(OutgoingEvent::receivedAt)); // stable
    return events;
  }

  /** Up to which number each shard is settled, by the engine's ids of events that are: up to the first that is not. */
  Map<Shard, Long> positions(Predicate<String> settled) {
    Map<Shard, Long> positions = new LinkedHashMap<>();
    taken.forEach((page, events) -> {
      long whole = events.size() == page.events().size() ? page.upTo() : page.events().get(events.size()).number() - 1;
      positions.put(page.shard(), events.stream().filter(each -> !settled.test(each.event().id())).findFirst()
          .map(first -> first.number() - 1).orElse(whole));
    });
    return positions;
  }
}
