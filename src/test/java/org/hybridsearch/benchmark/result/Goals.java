package org.hybridsearch.benchmark.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was promised, and whether it holds: ratios within one run, since every machine is another. */
public final class Goals {

  /** How many ask at a time where processor time is told. */
  public static final int CPU_USERS = 8;
  /** FoodMart itself, where the bounds of memory hold. */
  public static final int SMALL = 1_560;

  private Goals() {}

  /**
   * @param atLeast whether the bound is the least, else it is the most
   */
  public record Goal(String name, double measured, double bound, boolean atLeast) {

    boolean met() {
      return atLeast ? measured >= bound : measured <= bound;
    }
  }

  public static List<Goal> of(SpeedResult result) {
    List<Goal> goals = new ArrayList<>();
    goals.add(new Goal("service / hybrid query, p50, distinct, 20/s",
        ratio(result.quiet(), SpeedResult.SERVICE, SpeedResult.HYBRID), 0.85, false));
    goals.add(new Goal("service / hybrid query, p50, distinct, 1 at a time",
        ratio(result.atATime().get(1), SpeedResult.SERVICE, SpeedResult.HYBRID), 0.85, false));
    goals.add(new Goal("service / hybrid query, p50, Zipf, 20/s",
        ratio(result.zipf(), SpeedResult.SERVICE, SpeedResult.HYBRID), 0.5, false));
    goals.add(new Goal("service / hybrid query, p50, Zipf, " + result.busyRate() + "/s",
        ratio(result.zipfBusy(), SpeedResult.SERVICE, SpeedResult.HYBRID), 0.5, false));
    goals.add(new Goal("service / floor, p50, distinct, 20/s",
        ratio(result.quiet(), SpeedResult.SERVICE, SpeedResult.FLOOR), 1.15, false));
    goals.add(new Goal("service / floor, p50, distinct, 1 at a time",
        ratio(result.atATime().get(1), SpeedResult.SERVICE, SpeedResult.FLOOR), 1.15, false));
    goals.add(new Goal("service / hybrid query, saturated throughput",
        saturated(result, SpeedResult.SERVICE) / saturated(result, SpeedResult.HYBRID), 1, true));
    goals.add(new Goal("service's own share of processor time, embedding apart", ownShare(result), 0.25, false));
    goals.add(new Goal("six facets / none, p50", ratio(result.storefront(), SpeedResult.FACETS, SpeedResult.SERVICE), 1.6, false));
    goals.add(new Goal("six facets, one of them filtered / filtered, p50",
        ratio(result.storefront(), SpeedResult.FILTERED_FACETS, SpeedResult.FILTERED), 1.6, false));
    goals.add(new Goal("seconds until a change is seen, the longest", result.writers().seenSeconds(100), 5, false));
    goals.add(new Goal("p95 beside writers / alone", result.writers().slowdown(), 1.5, false));
    if (result.items() == SMALL) {
      goals.add(new Goal("suggest, p50 ms", millis(result.storefront(), SpeedResult.SUGGEST), 8, false));
      goals.add(new Goal("resident memory with the local embedder, MiB", result.footprint().memory().resident(), 400, false));
      goals.add(new Goal("resident memory without the local embedder, MiB",
          result.footprint().withoutModel().resident(), 250, false));
    }
    return goals;
  }

  private static double ratio(@Nullable Map<String, Sample> samples, String one, String other) {
    return samples == null || !samples.containsKey(one) || !samples.containsKey(other) ? Double.NaN
        : samples.get(one).measured().millis(50) / samples.get(other).measured().millis(50);
  }

  private static double millis(Map<String, Sample> samples, String contender) {
    return samples.containsKey(contender) ? samples.get(contender).measured().millis(50) : Double.NaN;
  }

  public static double saturated(SpeedResult result, String contender) {
    return result.atATime().values().stream().filter(samples -> samples.containsKey(contender))
        .mapToDouble(samples -> samples.get(contender).measured().perSecond()).max().orElse(Double.NaN);
  }

  /** Embedding is what the route that only embeds costs more than the empty one; it is taken from both sides of the fraction. */
  public static double ownShare(SpeedResult result) {
    Map<String, Sample> samples = result.atATime().get(CPU_USERS);
    if (samples == null) {
      return Double.NaN;
    }
    double embedding = samples.get(SpeedResult.EMBEDDING).serverMillis() - samples.get(SpeedResult.EMPTY).serverMillis();
    double own = samples.get(SpeedResult.SERVICE).serverMillis() - embedding;
    return own / (own + samples.get(SpeedResult.SERVICE).engineMillis());
  }
}
