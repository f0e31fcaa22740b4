package org.hybridsearch.wiring;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.hybridsearch.behaviour.delivery.Undelivered;
import org.hybridsearch.behaviour.event.Events;
import org.hybridsearch.behaviour.event.Recorded;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.recommend.trained.TrainedItems;

/** Tells whoever keeps what a ranker or a model said of a shopper that the shopper has acted, in one market. */
record ShopperNews(Market market, Personalizer personalizer, TrainedItems trained, Undelivered undelivered) {

  /** Whether what a ranker says of a shopper must not be kept. */
  static Predicate<Shopper.Someone> held(Undelivered undelivered) {
    return shopper -> undelivered.holds(shopper.userId()) || undelivered.holds(Shopper.ofSession(shopper.sessionId()));
  }

  /**
   * @param shopper as {@link Shopper.Someone#key} has it
   * @param at when they did
   */
  void acted(String shopper, Instant at) {
    undelivered.acted(shopper);
    personalizer.forget(market, shopper, at);
    trained.forget(shopper);
  }

  /**
   * The same events, told of before they are acknowledged where a ranker learns elsewhere: this replica must not keep a ranking in
   * the second until it follows what is stored.
   */
  Events telling(Events stored) {
    return undelivered.heeds() ? events -> told(stored, events) : stored;
  }

  private Recorded told(Events stored, List<ShopEvent> events) {
    Recorded recorded = stored.record(events);
    for (ShopEvent event : events) {
      for (String shopper : List.of(event.visitor().userId(), Shopper.ofSession(event.visitor().sessionId()))) {
        if (event.visitor().learnable() && !shopper.isEmpty()) {
          undelivered.acted(shopper);
          personalizer.forget(market, shopper);
          trained.forget(shopper);
        }
      }
    }
    return recorded;
  }
}
