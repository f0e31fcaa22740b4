package org.hybridsearch.personalize.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker;

/** Builds events and asks rankers, in few words. */
final class Behaviour {

  static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");

  private Behaviour() {}

  static Interaction event(String shopper, String item, EventType type, Duration ago) {
    return new Interaction(shopper, item, type, NOW.minus(ago), OptionalDouble.empty());
  }

  /** Purchases of now. */
  static List<Interaction> bought(String shopper, String... items) {
    List<Interaction> events = new ArrayList<>();
    for (String item : items) {
      events.add(event(shopper, item, EventType.PURCHASE, Duration.ZERO));
    }
    return events;
  }

  static LocalModel model(LocalRankerConfig config) {
    return new LocalModel(config, InstantSource.fixed(NOW));
  }

  /** A model of purchases that bind {@code a1} to {@code a4} and {@code b1} to {@code b4}, eight shoppers each. */
  static LocalModel twoWorlds(LocalRankerConfig config) {
    LocalModel model = model(config);
    for (int i = 0; i < 8; i++) {
      model.learn(bought("a-shopper-" + i, "a1", "a2", "a3", "a4"));
      model.learn(bought("b-shopper-" + i, "b1", "b2", "b3", "b4"));
    }
    return model;
  }

  static LocalRanker ranker(LocalModel model, LocalRankerConfig config) {
    return new LocalRanker(model, ContentVectors.NONE, config);
  }

  static PersonalRanker.Answer ask(PersonalRanker ranker, String shopper, String... items) {
    return ranker.rank(new PersonalRanker.Question(Market.DEFAULT, new Shopper.Someone(shopper, "", Map.of()), List.of(items)));
  }

  /** The natural logarithm of an item's score over that of another. */
  static double lift(PersonalRanker.Answer answer, String item, String other) {
    return Math.log(answer.scores().get(item) / answer.scores().get(other));
  }
}
