package org.hybridsearch.behaviour.attribution;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.behaviour.event.ShopEvent;

/**
 * What is looked for: whose sights, of which items, from when to when. No more than what some purchases may come from, and no less.
 */
record Wanted(Set<String> users, Set<String> sessions, Set<String> items, Instant from, Instant to) {

  /**
   * For some purchases, one or more.
   *
   * @param sessions of their users, by user
   */
  static Wanted of(List<ShopEvent> purchases, Map<String, Set<String>> sessions, Duration window) {
    Set<String> users = users(purchases);
    Set<String> all = new HashSet<>();
    sessions.values().forEach(all::addAll);
    purchases.forEach(purchase -> all.add(purchase.visitor().sessionId()));
    all.remove("");
    Set<String> items = new HashSet<>();
    purchases.forEach(purchase -> purchase.itemId().ifPresent(items::add));
    return new Wanted(users, all, items, purchases.stream().map(ShopEvent::sentAt).min(Instant::compareTo).orElseThrow().minus(window),
        purchases.stream().map(ShopEvent::sentAt).max(Instant::compareTo).orElseThrow());
  }

  static Set<String> users(Collection<ShopEvent> events) {
    Set<String> users = new HashSet<>();
    events.forEach(event -> users.add(event.visitor().userId()));
    users.remove("");
    return users;
  }
}
