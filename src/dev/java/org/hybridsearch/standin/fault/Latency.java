package org.hybridsearch.standin.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long calls take: a log-normal distribution through two of its percentiles, the usual shape of service times.
 * <pre>t = p50 exp(z ln(p99 / p50) / 2.3263)    z: standard normal, 2.3263 its 99th percentile</pre>
 *
 * @param operation its name in the service model, or {@value Fault#ANY}
 * @param p50 half of the calls take at most this long
 * @param p99 not below {@code p50}
 */
public record Latency(String operation, Duration p50, Duration p99) {

  private static final double Z_99 = 2.3263;

  public Latency {
    if (p50.isNegative() || p99.compareTo(p50) < 0) {
      throw new IllegalArgumentException("p50 must be 0 or more, and p99 not below it");
    }
  }

  Duration draw(RandomGenerator random) {
    if (p50.isZero()) {
      return Duration.ZERO;
    }
    double spread = Math.log((double) p99.toNanos() / p50.toNanos()) / Z_99;
    return Duration.ofNanos((long) (p50.toNanos() * Math.exp(random.nextGaussian() * spread)));
  }

  boolean concerns(String name) {
    return operation.equals(Fault.ANY) || operation.equals(name);
  }
}
