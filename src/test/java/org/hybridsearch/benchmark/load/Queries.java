package org.hybridsearch.benchmark.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What shoppers type: one to four words out of titles, seeded, so that every run asks the same in the same order. */
public final class Queries {

  private static final long SEED = 1997;
  private static final int MOST_WORDS = 4;

  private Queries() {}

  /** That many queries of which no two are the same, letter case aside. */
  public static List<String> distinct(List<String> titles, int count) {
    Random random = new Random(SEED);
    Set<String> queries = new LinkedHashSet<>();
    while (queries.size() < count) {
      List<String> words = new ArrayList<>(
          Arrays.asList(titles.get(random.nextInt(titles.size())).toLowerCase(Locale.ROOT).replace(",", "").split(" ")));
      Collections.shuffle(words, random);
      queries.add(String.join(" ", words.subList(0, Math.min(words.size(), 1 + random.nextInt(MOST_WORDS)))));
    }
    return List.copyOf(queries);
  }

  /** That many draws from the queries, the n-th of them with a probability like 1 / n. */
  public static List<String> zipf(List<String> queries, int count) {
    double[] sums = new double[queries.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
    Random random = new Random(SEED);
    List<String> drawn = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = Arrays.binarySearch(sums, random.nextDouble() * sum);
      drawn.add(queries.get(Math.min(sums.length - 1, at < 0 ? -at - 1 : at)));
    }
    return drawn;
  }

  /** The list again and again, for one thread or many. */
  public static Supplier<String> inTurn(List<String> list) {
    AtomicInteger next = new AtomicInteger();
    return () -> list.get(Math.floorMod(next.getAndIncrement(), list.size()));
  }
}
