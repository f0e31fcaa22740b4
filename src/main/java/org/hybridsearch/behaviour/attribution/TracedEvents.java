package org.hybridsearch.behaviour.attribution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.event.Events;
import org.hybridsearch.behaviour.event.Recorded;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.opensearch.EngineException;
import org.jboss.logging.Logger;

/**
 * Stores events, purchases that name no search with the one they came from: that through which this visitor last clicked the
 * item, looked at it or put it into the cart within the time before; where they did neither, the last one that showed it to them.
 * Sessions that turned out to be the user's count as theirs. Events of one request know of each other. Where the engine is late,
 * purchases are stored as they came: storing them matters more. Thread-safe.
 */
public final class TracedEvents implements Events {

  private static final Logger LOG = Logger.getLogger(TracedEvents.class);

  private final Events events;
  private final Trail trail;
  private final Duration window;
  private final Duration patience;

  /**
   * @param window how far back; 0 traces nothing
   * @param patience how long looking may take in all
   */
  public TracedEvents(Events events, Trail trail, Duration window, Duration patience) {
    if (window.isNegative()) {
      throw new IllegalArgumentException("hybridsearch.behaviour.events.attribution-window must not be negative");
    }
    this.events = events;
    this.trail = trail;
    this.window = window;
    this.patience = patience;
  }

  @Override
  public Recorded record(List<ShopEvent> sent) {
    List<ShopEvent> open = sent.stream().filter(TracedEvents::open).toList();
    return events.record(open.isEmpty() || window.isZero() ? sent : traced(sent, open));
  }

  private static boolean open(ShopEvent event) {
    return event.type() == EventType.PURCHASE && event.searchId().isEmpty() && event.itemId().isPresent() && !event.visitor().bot();
  }

  private List<ShopEvent> traced(List<ShopEvent> sent, List<ShopEvent> open) {
    try {
      Map<ShopEvent, Sight> origins = origins(sent, open);
      return sent.stream().map(event -> {
        Sight origin = origins.get(event);
        return origin == null ? event : event.tracedTo(origin.searchId(), origin.from());
      }).toList();
    } catch (EngineException e) {
      LOG.debug("Purchases were not traced back to searches", e);
      return sent;
    }
  }

  private Map<ShopEvent, Sight> origins(List<ShopEvent> sent, List<ShopEvent> open) {
    long end = System.nanoTime() + patience.toNanos();
    Map<String, Set<String>> sessions = sessions(sent, open, end);
    List<Sight> acts = new ArrayList<>(trail.acts(Wanted.of(open, sessions, window), left(end)));
    sent.forEach(event -> act(event).ifPresent(acts::add));
    Map<ShopEvent, Sight> origins = new HashMap<>();
    find(open, acts, sessions, origins);
    List<ShopEvent> rest = open.stream().filter(event -> !origins.containsKey(event)).toList();
    if (!rest.isEmpty()) {
      find(rest, trail.shown(Wanted.of(rest, sessions, window), left(end)), sessions, origins);
    }
    return origins;
  }

  private Map<String, Set<String>> sessions(List<ShopEvent> sent, List<ShopEvent> open, long end) {
    Map<String, Set<String>> sessions = new HashMap<>(trail.sessionsOf(Wanted.users(open), left(end)));
    sent.stream().filter(event -> !event.visitor().userId().isEmpty()).forEach(event ->
        sessions.computeIfAbsent(event.visitor().userId(), user -> new HashSet<>()).add(event.visitor().sessionId()));
    sessions.values().forEach(own -> own.remove(""));
    return sessions;
  }

  private static Duration left(long end) {
    return Duration.ofNanos(end - System.nanoTime());
  }

  private static Optional<Sight> act(ShopEvent event) {
    boolean acts = switch (event.type()) {
      case CLICK, VIEW, ADD_TO_CART -> true;
      case IMPRESSION, PURCHASE, RATING -> false;
    };
    return !acts || event.searchId().isEmpty() || event.itemId().isEmpty() ? Optional.empty() : Optional.of(new Sight(
        event.visitor().userId(), event.visitor().sessionId(), event.itemId().get(), event.searchId().get(), event.sentAt(),
        event.type().name().toLowerCase(Locale.ROOT)));
  }

  private void find(List<ShopEvent> purchases, List<Sight> sights, Map<String, Set<String>> sessions, Map<ShopEvent, Sight> found) {
    for (ShopEvent purchase : purchases) {
      sightsOf(purchase, sights, sessions).max(Sight.WEIGHT).ifPresent(sight -> found.put(purchase, sight));
    }
  }

  private Stream<Sight> sightsOf(ShopEvent purchase, List<Sight> sights, Map<String, Set<String>> sessions) {
    Set<String> own = sessions.getOrDefault(purchase.visitor().userId(), Set.of());
    return sights.stream().filter(sight -> purchase.itemId().orElseThrow().equals(sight.itemId())
        && !sight.at().isAfter(purchase.sentAt()) && !sight.at().isBefore(purchase.sentAt().minus(window))
        && same(purchase, sight, own));
  }

  /** A user's own, and what was done in their sessions by nobody known; of an anonymous session all. */
  private static boolean same(ShopEvent purchase, Sight sight, Set<String> sessions) {
    String userId = purchase.visitor().userId();
    if (userId.isEmpty()) {
      return purchase.visitor().sessionId().equals(sight.sessionId());
    }
    return sight.userId().isEmpty() ? sessions.contains(sight.sessionId()) : sight.userId().equals(userId);
  }
}
