package org.hybridsearch.benchmark.result;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Searches beside writers.
 *
 * @param samples the service's, {@link #ALONE} and {@link #BESIDE}, distinct queries; none where there were no writers
 * @param perSecond changes that were taken, a second
 * @param failed changes that were not
 * @param seenNanos from the sending of a change to the first search that saw it
 */
public record Writers(Map<String, Sample> samples, double perSecond, long failed, Histogram seenNanos) {

  public static final String ALONE = "service alone";
  public static final String BESIDE = "service beside writers";
  public static final Writers NONE = new Writers(Map.of(), 0, 0, new Histogram(2));

  /** The 95th percentile beside writers by that without; NaN where there were none. */
  double slowdown() {
    return samples.isEmpty() ? Double.NaN
        : samples.get(BESIDE).measured().millis(95) / samples.get(ALONE).measured().millis(95);
  }

  /** Within so many seconds, a percentage of the changes were seen; NaN where none were looked for. */
  double seenSeconds(double percentile) {
    return seenNanos.getTotalCount() == 0 ? Double.NaN : seenNanos.getValueAtPercentile(percentile) / 1e9;
  }
}
