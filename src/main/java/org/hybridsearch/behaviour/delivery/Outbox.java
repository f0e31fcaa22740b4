package org.hybridsearch.behaviour.delivery;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.hybridsearch.behaviour.delivery.outgoing.DeadLetters;
import org.hybridsearch.behaviour.delivery.outgoing.OutgoingEvent;
import org.hybridsearch.behaviour.delivery.outgoing.ShownItems;
import org.hybridsearch.behaviour.delivery.outgoing.StoredEvents;
import org.hybridsearch.behaviour.delivery.outgoing.StoredEvents.Page;
import org.hybridsearch.behaviour.delivery.turn.Lease;
import org.hybridsearch.behaviour.follow.Shard;
import org.hybridsearch.opensearch.EngineException;
import org.jboss.logging.Logger;

/**
 * Empties the outbox, which is the stored events behind a durable position: reads a page, hands it over, puts the position forward
 * to the first event that is not settled. Wherever this process ends, the next one begins at the position; what was handed over
 * behind it is handed over again, under the same event id, which the receiver counts once. Memory holds a page of each shard,
 * however long the receiver is away, and more only where one event fails while others are taken: the page grows by what is settled
 * behind it, so that there are always others to tell it by. Not for use by several threads.
 */
final class Outbox {

  private static final Logger LOG = Logger.getLogger(Outbox.class);
  private static final int LEASE_SHARE = 3;
  /** What the engine gives in one answer. */
  private static final int MOST_READ = 10_000;

  private final Stores stores;
  private final Lease lease;
  private final Courier courier;
  private final DeliveryConfig config;
  private final Clock clock;
  private final Ticker ticker;
  private final Redelivery redelivery;
  /** Of the page at the position, what is settled beyond it, by the engine's ids: not to be sent again by this process. */
  private final Set<String> settled = new HashSet<>();
  private final Map<String, Integer> strikes = new HashMap<>();
  private volatile Optional<Instant> oldest = Optional.empty();
  private volatile String trouble = "";
  private boolean probing;
  /** Whether calls were taken since letters were last delivered again. */
  private boolean taken;

  /** @param forgotten whether the shopper had it forgotten since */
  record Stores(StoredEvents events, ShownItems shown, DeadLetters letters, Predicate<OutgoingEvent> forgotten) {}

  Outbox(Stores stores, Lease lease, Courier courier, DeliveryConfig config, Clock clock, Ticker ticker) {
    this.stores = stores;
    this.lease = lease;
    this.courier = courier;
    this.config = config;
    this.clock = clock;
    this.ticker = ticker;
    this.redelivery = new Redelivery(stores, courier, config);
  }

  /** When the oldest event was received that is known not to be delivered. */
  Optional<Instant> oldest() {
    return oldest;
  }

  /** Why not all that was sent last was taken, as operators are told; empty where it was. */
  String trouble() {
    return trouble;
  }

  /** Whether the last calls were all in vain. */
  boolean probing() {
    return probing;
  }

  /**
   * Delivers all that is stored now, then what was put aside and is asked for again; whether the first is settled.
   *
   * @throws org.hybridsearch.opensearch.EngineException when the engine fails; the next round does what is missing
   */
  boolean round() {
    Map<Shard, Long> ends = stores.events().ends(lease.progress().positions());
    while (!ends.isEmpty()) {
      if (!page(ends)) {
        return false;
      }
      ends.entrySet().removeIf(end -> end.getValue() <= position(end.getKey()));
    }
    oldest = Optional.empty();
    trouble = "";
    boolean told = lease.roundDone();
    if (told) {
      again();
    }
    return told;
  }

  /** Letters wait for their index where it is away; events do not. */
  private void again() {
    try {
      redelivery.round(taken, goOn());
      taken = false;
    } catch (EngineException e) {
      LOG.debug("Dead letters are delivered again later", e);
    }
  }

  private long position(Shard shard) {
    return lease.progress().positions().getOrDefault(shard, -1L);
  }

  /** Whether all of it is settled, and noted. */
  private boolean page(Map<Shard, Long> ends) {
    int size = Math.min(MOST_READ, config.pageSize() + settled.size());
    List<Page> pages = new ArrayList<>();
    ends.forEach((shard, end) -> pages.add(stores.events().page(shard, position(shard), end, size)));
    PageMerge merge = new PageMerge(pages);
    List<OutgoingEvent> events = merge.events();
    oldest = events.stream().map(OutgoingEvent::receivedAt).findFirst().or(() -> oldest);
    send(events, size == MOST_READ && pages.stream().anyMatch(Page::more));
    Map<Shard, Long> positions = merge.positions(settled::contains);
    boolean noted = lease.settle(positions);
    boolean whole = events.stream().allMatch(event -> settled.contains(event.id()));
    if (noted) {
      Set<String> page = new HashSet<>();
      events.forEach(event -> page.add(event.id()));
      settled.retainAll(whole ? Set.of() : page);
      strikes.keySet().retainAll(page);
    }
    oldest = events.stream().filter(event -> !whole && !settled.contains(event.id())).map(OutgoingEvent::receivedAt).findFirst();
    return noted && whole;
  }

  /** @param last whether no others can be read beside these */
  private void send(List<OutgoingEvent> events, boolean last) {
    List<OutgoingEvent> open = new ArrayList<>();
    for (OutgoingEvent event : events) {
      if (stores.forgotten().test(event)) {
        settled.add(event.id());
      } else if (!settled.contains(event.id())) {
        open.add(event);
      }
    }
    if (!open.isEmpty()) {
      Courier.Sent sent = new Courier.Sent();
      try {
        courier.send(stores.shown().look(open), manner(), sent);
      } finally {
        settled.addAll(sent.delivered());
        settled.addAll(sent.refused());
      }
      trouble = sent.trouble().get();
      probe(sent);
      strike(open, sent, last);
    }
  }

  /** Where nothing was said, what was known stays. */
  private void probe(Courier.Sent sent) {
    taken |= sent.calls().get() > 0;
    boolean heard = sent.calls().get() > 0 || !sent.refused().isEmpty();
    boolean away = !heard && (sent.failures().get() > 0 || probing);
    if (away != probing) {
      courier.tell(away, sent);
    }
    probing = away;
  }

  /** After so many failures an event goes alone: others of its call may be the reason. */
  static int alone(DeliveryConfig config) {
    return Math.max(1, config.attempts() / 2);
  }

  private Courier.Manner manner() {
    return new Courier.Manner(probing, config.callsInFlight(), goOn(),
        event -> strikes.getOrDefault(event.id(), 0) >= alone(config));
  }

  private BooleanSupplier goOn() {
    long until = ticker.read() + config.lease().dividedBy(LEASE_SHARE).toNanos();
    return () -> lease.valid() && ticker.read() - until < 0;
  }

  /**
   * What fails on and on, while most else is taken, must not hold up the rest for good. Where there is nothing else left to try,
   * what failed so before is enough.
   */
  private void strike(List<OutgoingEvent> events, Courier.Sent sent, boolean last) {
    boolean others = sent.calls().get() >= sent.failures().get();
    for (OutgoingEvent event : events) {
      boolean counts = sent.failed().contains(event.id()) && (others || last && strikes.containsKey(event.id()));
      if (counts && strikes.merge(event.id(), 1, Integer::sum) >= config.attempts()) {
        courier.putAsideUnavailable(event, config.attempts());
        settled.add(event.id());
      }
    }
  }
}
