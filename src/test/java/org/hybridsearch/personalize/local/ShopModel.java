package org.hybridsearch.personalize.local;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;

/**
 * A model that learned a shop's purchases: few shoppers buy most, few items sell most, and shoppers keep to three themes. The same on
 * every run. Beside them stand shoppers whose histories have a known length.
 */
record ShopModel(LocalModel model, int items) {

  private static final int THEMES = 500;
  private static final int BATCH = 10_000;
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  static ShopModel learned(int events, int items) {
    Random random = new Random(7);
    LocalModel model = new LocalModel(LocalConfigs.defaults(), InstantSource.fixed(START.plusSeconds(30L * events + 1)));
    for (int from = 0; from < events; from += BATCH) {
      List<Interaction> batch = new ArrayList<>();
      for (int i = from; i < Math.min(events, from + BATCH); i++) {
        batch.add(purchase(i, events, items, random));
      }
      model.learn(batch);
    }
    return new ShopModel(model, items);
  }

  private static Interaction purchase(int i, int events, int items, Random random) {
    int shopper = (int) (events / 16 * Math.pow(random.nextDouble(), 2));
    int theme = (shopper * 31 + random.nextInt(3) * 7919) % Math.min(THEMES, items);
    int rank = (int) (items / THEMES * Math.pow(random.nextDouble(), 2));
    int item = random.nextInt(10) < 3 ? (int) (items * Math.pow(random.nextDouble(), 3)) : (rank * THEMES + theme) % items;
    return bought("shopper-" + shopper, item, START.plusSeconds(30L * i));
  }

  private static Interaction bought(String shopper, int item, Instant at) {
    return new Interaction(shopper, id(item), EventType.PURCHASE, at, OptionalDouble.empty());
  }

  /** Somebody new whose history has so many items, the best sellers of three themes. */
  String shopper(int history) {
    String shopper = "with-" + history;
    List<Interaction> events = new ArrayList<>();
    for (int i = 0; i < history; i++) {
      events.add(bought(shopper, (i / 3 * THEMES + i % 3) % items, START.plusSeconds(i)));
    }
    model.learn(events);
    return shopper;
  }

  /** So many items, a third of them of the themes that {@link #shopper} buys. */
  List<String> candidates(int count) {
    Random random = new Random(11);
    return random.ints(0, Integer.MAX_VALUE).map(n -> n % 3 == 0 ? (n / 9 % 100 * THEMES + n % 9 / 3) % items : n % items)
        .distinct().limit(count).mapToObj(ShopModel::id).toList();
  }

  static String id(int item) {
    return "sku-" + (100_000 + item);
  }
}
