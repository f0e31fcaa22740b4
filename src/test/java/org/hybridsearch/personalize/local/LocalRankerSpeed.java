package org.hybridsearch.personalize.local;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.personalize.PersonalRanker;

/**
 * A rough measure, to be run by hand: 1,000,000 purchases of 60,000 shoppers (few of them buy most) among 50,000 items (a few of
 * them sell most, and shoppers keep to three of 500 themes) learned in batches, then rankings of 200 items.
 */
final class LocalRankerSpeed {

  private static final int ITEMS = 50_000;
  private static final int SHOPPERS = 60_000;
  private static final int EVENTS = 1_000_000;
  private static final int THEMES = 500;
  private static final int DIMENSION = 384;
  private static final int BATCH = 10_000;
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private final Random random = new Random(7);

  private LocalRankerSpeed() {}

  public static void main(String[] args) {
    new LocalRankerSpeed().run();
  }

  private void run() {
    List<Interaction> events = IntStream.range(0, EVENTS).mapToObj(this::event).toList();
    long before = used();
    long from = cpuNanos();
    LocalModel model = new LocalModel(LocalConfigs.defaults(), InstantSource.system());
    for (int i = 0; i < EVENTS; i += BATCH) {
      model.learn(events.subList(i, i + BATCH));
    }
    System.out.printf("Learned %s in %,d ms, %,d MiB more in use%n", model.size(), millisSince(from), used() - before >> 20);
    LocalRanker ranker = new LocalRanker(model, ContentVectors.NONE, LocalConfigs.defaults());
    for (String shopper : List.of("nobody", "50000", "20000", "5000", "500", "5")) {
      rankings(model, ranker, shopper);
    }
    singles(model);
    Map<String, Optional<TextVector>> vectors = new HashMap<>();
    for (int i = 0; i < ITEMS; i++) {
      float[] values = new float[DIMENSION];
      for (int d = 0; d < DIMENSION; d++) {
        values[d] = (float) random.nextGaussian();
      }
      vectors.put(Integer.toString(i), Optional.of(TextVector.of(values)));
    }
    System.out.println("With vectors of " + DIMENSION + " dimensions for all items:");
    LocalRanker withVectors = new LocalRanker(model, vectors::get, LocalConfigs.defaults());
    for (String shopper : List.of("20000", "500", "5")) {
      rankings(model, withVectors, shopper);
    }
  }

  private void rankings(LocalModel model, LocalRanker ranker, String shopper) {
    List<PersonalRanker.Question> questions = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      List<String> ids = random.ints(0, ITEMS).distinct().limit(200).mapToObj(Integer::toString).toList();
      questions.add(new PersonalRanker.Question(Market.DEFAULT, new Shopper.Someone(shopper, "", Map.of()), ids));
    }
    double best = Double.MAX_VALUE;
    double sum = 0;
    for (int round = 0; round < 20; round++) {
      long from = cpuNanos();
      for (PersonalRanker.Question question : questions) {
        sum += ranker.rank(question).confidence();
      }
      best = Math.min(best, (cpuNanos() - from) / 1e3 / questions.size());
    }
    int favorites = 0;
    for (int i = 0; i < 200; i++) {
      favorites += ranker.favorites(shopper, 200).size();
    }
    long from = cpuNanos();
    for (int i = 0; i < 20; i++) {
      favorites = ranker.favorites(shopper, 200).size();
    }
    System.out.printf("History of %d, confidence %.2f: 200 items in %.0f us, %d favorites in %d us%n",
        model.history(shopper).size(), sum / 20 / 200, best, favorites, (cpuNanos() - from) / 20 / 1000);
  }

  private void singles(LocalModel model) {
    long from = cpuNanos();
    for (int i = 0; i < 20_000; i++) {
      model.learn(List.of(event(EVENTS + i)));
    }
    System.out.printf("One event at a time: %.1f us each%n", (cpuNanos() - from) / 1e3 / 20_000);
  }

  private Interaction event(int i) {
    int shopper = (int) (SHOPPERS * Math.pow(random.nextDouble(), 2));
    int theme = (shopper * 31 + random.nextInt(3) * 7919) % THEMES;
    int rank = (int) (ITEMS / THEMES * Math.pow(random.nextDouble(), 2));
    int item = random.nextInt(10) < 3 ? (int) (ITEMS * Math.pow(random.nextDouble(), 3)) : rank * THEMES + theme;
    return new Interaction(Integer.toString(shopper), Integer.toString(item), EventType.PURCHASE,
        START.plusSeconds(30L * i), OptionalDouble.empty());
  }

  /** Time this thread ran, so that other work on the machine does not count. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long millisSince(long from) {
    return (cpuNanos() - from) / 1_000_000;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
