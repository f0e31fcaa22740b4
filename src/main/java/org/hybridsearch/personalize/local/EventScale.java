package org.hybridsearch.personalize.local;

import java.time.Duration;
import java.util.Locale;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.personalize.local.history.Touch;

/** Turns events into touches: weighs them by kind and puts them on the two clocks of the model. */
final class EventScale {

  private static final int MOST_DAYS = 36_500;

  private final LocalRankerConfig.Weights weights;
  private final double tasteHalfLife;
  private final double pairHalfLife;

  EventScale(LocalRankerConfig.Weights weights, LocalRankerConfig.Memory memory) {
    this.weights = weights;
    this.tasteHalfLife = millis("memory.taste-half-life", memory.tasteHalfLife(), 1);
    this.pairHalfLife = millis("memory.pair-half-life", memory.pairHalfLife(), 30);
    for (EventType type : EventType.values()) {
      Range.within("weights." + type.name().toLowerCase(Locale.ROOT).replace('_', '-'), weight(type), 0, 1);
    }
  }

  private static double millis(String name, Duration halfLife, int leastDays) {
    Range.within(name + ", in days,", halfLife.toDays(), leastDays, MOST_DAYS);
    return halfLife.toMillis();
  }

  /** The touch of an item by an event that counts. */
  Touch touch(int item, EventType type, long millis) {
    double log = Math.log(weight(type)) / Math.log(2);
    return Touch.of(item, (float) (log + pairTime(millis)), (float) (log + tasteTime(millis)), millis, type);
  }

  /** Whether an event is a sign of interest at all. */
  boolean counts(Interaction event) {
    boolean disliked = event.type() == EventType.RATING && event.value().orElse(weights.leastRating()) < weights.leastRating();
    return weight(event.type()) > 0 && !disliked;
  }

  /** A time on the clock of tastes, in half-lives since 1970. */
  double tasteTime(long millis) {
    return millis / tasteHalfLife;
  }

  /** A time on the clock of pairs, in half-lives since 1970. */
  double pairTime(long millis) {
    return millis / pairHalfLife;
  }

  private double weight(EventType type) {
    return switch (type) {
      case IMPRESSION -> weights.impression();
      case CLICK -> weights.click();
      case VIEW -> weights.view();
      case ADD_TO_CART -> weights.addToCart();
      case PURCHASE -> weights.purchase();
      case RATING -> weights.rating();
    };
  }
}
