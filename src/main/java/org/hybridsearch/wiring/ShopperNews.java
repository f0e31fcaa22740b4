package org.hybridsearch.wiring;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.delivery.Undelivered;
import org.hybridsearch.behaviour.event.Events;
import org.hybridsearch.behaviour.event.Recorded;
import org.hybridsearch.behaviour.event.Recorded.Rejection;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.recommend.trained.TrainedItems;
import org.hybridsearch.wiring.boot.Behaviour;

/**
 * Tells whoever keeps what a ranker or a model said of a shopper that it may no longer hold, in one market. What Personalize said is
 * dropped for what Personalize is told, and for nothing else: its answers cost money, and another one would say the same.
 */
record ShopperNews(Market market, Personalizer personalizer, TrainedItems trained, Learning learning) implements Behaviour.News {

  /**
   * Who learns of what.
   *
   * @param undelivered holds nobody where nothing is delivered
   * @param liked what is delivered
   * @param here whether the market's ranker is the local one, which learns from all that is stored
   */
  record Learning(Undelivered undelivered, LikedTypes liked, boolean here) {

    /** Whether a ranker or a model that learns elsewhere gets to know of it. */
    boolean elsewhere(EventType type) {
      return liked.contains(type);
    }
  }

  /** Whether what a ranker says of a shopper must not be kept. */
  static Predicate<Shopper.Someone> held(Undelivered undelivered) {
    return shopper -> undelivered.holds(shopper.userId()) || undelivered.holds(Shopper.ofSession(shopper.sessionId()));
  }

  @Override
  public void forgotten(String shopper, Instant at) {
    personalizer.forget(market, shopper, at);
    trained.forget(shopper);
  }

  @Override
  public void uploaded(String shopper, Instant at) {
    if (learning.here()) {
      personalizer.forget(market, shopper, at);
    }
  }

  @Override
  public void acted(String shopper, Optional<EventType> type, Instant at) {
    boolean elsewhere = type.filter(learning::elsewhere).isPresent();
    if (elsewhere) {
      learning.undelivered().acted(shopper);
      trained.forget(shopper);
    }
    if (elsewhere || learning.here()) {
      personalizer.forget(market, shopper, at);
    }
  }

  /**
   * The same events, told of before they are acknowledged where a ranker learns elsewhere: this replica must not keep a ranking in
   * the second until it follows what is stored.
   */
  Events telling(Events stored) {
    return learning.undelivered().heeds() ? events -> told(stored, events) : stored;
  }

  private Recorded told(Events stored, List<ShopEvent> events) {
    Recorded recorded = stored.record(events);
    Set<String> rejected = recorded.rejected().stream().map(Rejection::eventId).collect(Collectors.toSet());
    Set<String> acted = new HashSet<>();
    for (ShopEvent event : events) {
      if (event.visitor().learnable() && learning.elsewhere(event.type()) && !rejected.contains(event.eventId())) {
        acted.add(event.visitor().userId());
        acted.add(Shopper.ofSession(event.visitor().sessionId()));
      }
    }
    acted.remove("");
    acted.forEach(this::acted);
    return recorded;
  }

  private void acted(String shopper) {
    learning.undelivered().acted(shopper);
    personalizer.forget(market, shopper);
    trained.forget(shopper);
  }
}
