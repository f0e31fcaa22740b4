package org.hybridsearch.behaviour.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.hybridsearch.behaviour.delivery.outgoing.OutgoingEvent;

/**
 * Delivers dead letters that were asked for again, beside the rounds: no round waits for them, as their events were settled when
 * they were put aside. One that fails on and on, while others are taken, is put aside again. Not for use by several threads.
 */
final class Redelivery {

  private final Outbox.Stores stores;
  private final Courier courier;
  private final DeliveryConfig config;
  /** How often each failed while others were taken, by the engine's ids. */
  private final Map<String, Integer> strikes = new HashMap<>();
  private boolean inVain;

  Redelivery(Outbox.Stores stores, Courier courier, DeliveryConfig config) {
    this.stores = stores;
    this.courier = courier;
    this.config = config;
  }

  /**
   * Tries a page of them, once each.
   *
   * @param othersTaken whether events that are no letters were taken since the last time
   * @param goOn asked before each call
   */
  void round(boolean othersTaken, BooleanSupplier goOn) {
    List<String> wanted = stores.letters().wanted(config.pageSize());
    strikes.keySet().retainAll(wanted);
    if (wanted.isEmpty()) {
      inVain = false;
      return;
    }
    List<OutgoingEvent> events = new ArrayList<>(stores.events().find(wanted));
    events.removeIf(stores.forgotten());
    List<String> done = new ArrayList<>(wanted);
    events.forEach(event -> done.remove(event.id())); // what is left is gone
    events.sort(Comparator.comparing(OutgoingEvent::receivedAt));
    Courier.Sent sent = new Courier.Sent();
    courier.send(stores.shown().look(events), manner(goOn), sent);
    inVain = sent.calls().get() == 0 && sent.refused().isEmpty() && sent.failures().get() > 0;
    if (othersTaken || sent.calls().get() > 0) {
      strike(events, sent);
    }
    done.addAll(sent.delivered());
    stores.letters().drop(done);
    stores.letters().refresh();
  }

  private Courier.Manner manner(BooleanSupplier goOn) {
    return new Courier.Manner(inVain, config.callsInFlight(), goOn,
        event -> strikes.getOrDefault(event.id(), 0) >= Outbox.alone(config));
  }

  private void strike(List<OutgoingEvent> events, Courier.Sent sent) {
    for (OutgoingEvent event : events) {
      if (sent.failed().contains(event.id()) && strikes.merge(event.id(), 1, Integer::sum) >= config.attempts()) {
        courier.putAsideUnavailable(event, config.attempts());
        strikes.remove(event.id());
      }
    }
  }
}
