package org.hybridsearch.benchmark.paid;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Random;

/**
 * The load, seeded: shoppers and queries drawn with probabilities like 1 / n, arrivals by chance (a Poisson process).
 *
 * @param searches how many
 * @param shoppers who there are
 * @param queries that there are; every twentieth finds a single item
 * @param perSecond searches a second, of all replicas together
 * @param acting the share of searches after which the shopper does what a ranker learns from, so that what is known of them is
 *     dropped, and nothing kept until that is delivered
 * @param doubled the share that comes twice at once: a reload, a page that asks in two places
 * @param nobody the share without a shopper who may be known
 * @param unweighted the share on which the shopper's taste has no weight: a field sort, an identifier, a profile without it
 */
public record PaidLoad(int searches, int shoppers, int queries, double perSecond, double acting, double doubled, double nobody,
    double unweighted) {

  private static final long SEED = 1997;

  /** 100,000 searches by 5,000 shoppers. */
  public static final PaidLoad WHOLE = new PaidLoad(100_000, 5_000, 2_000,
      Double.parseDouble(System.getProperty("benchmark.searches-a-second", "50")), 0.2, 0.03, 0.2, 0.05);

  /** One search. */
  record Search(int shopper, int query, long nanos, boolean acts, boolean twice, boolean known, boolean weighted, int replica) {}

  /** The searches in their order; the same each time. */
  Iterable<Search> drawn() {
    return () -> new Iterator<>() {
      private final Random random = new Random(SEED);
      private final double[] shopperSums = sums(shoppers);
      private final double[] querySums = sums(queries);
      private int drawn;
      private double seconds;

      @Override
      public boolean hasNext() {
        return drawn < searches;
      }

      @Override
      public Search next() {
        drawn++;
        seconds += -Math.log(1 - random.nextDouble()) / perSecond;
        return new Search(at(shopperSums), at(querySums), (long) (seconds * 1e9), random.nextDouble() < acting,
            random.nextDouble() < doubled, random.nextDouble() >= nobody, random.nextDouble() >= unweighted, random.nextInt(2));
      }

      private int at(double[] sums) {
        int at = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return Math.min(sums.length - 1, at < 0 ? -at - 1 : at);
      }
    };
  }

  private static double[] sums(int count) {
    double[] sums = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
    }
    return sums;
  }
}
