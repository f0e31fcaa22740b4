package org.hybridsearch.benchmark.overhead;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was measured while the stand-in took so long for each call. Not for use by several threads. */
final class Overhead {

  /** The most that half of all searches may wait longer than AWS takes, in milliseconds. */
  static final double GOAL = 3;

  private final String what;
  private final double latency;
  private final List<Sample> samples = new ArrayList<>();

  /**
   * @param what AWS is asked for, in a word
   * @param latency injected into each call, in milliseconds
   */
  Overhead(String what, double latency) {
    this.what = what;
    this.latency = latency;
  }

  /**
   * One search, in milliseconds.
   *
   * @param stage what the search says its personalize stage took; of embeddings, what the embedder took
   * @param own what the stand-in says it took for that call
   * @param bare the round trip of the same call by a bare client
   * @param bareOwn what the stand-in says it took for that
   * @param items that were ranked, or texts embedded
   */
  record Sample(double stage, double own, double bare, double bareOwn, int items) {

    double added() {
      return stage - own;
    }
  }

  double latency() {
    return latency;
  }

  /** What is said of the goal. */
  String verdict() {
    return "Where AWS takes %.0f ms, the way to its %s adds up to %.2f ms for half of all searches; the goal of %.0f ms is %s"
        .formatted(latency, what, added(50), GOAL, met() ? "met" : "missed");
  }

  void add(Sample sample) {
    samples.add(sample);
  }

  int count() {
    return samples.size();
  }

  /** How much longer the stage took than AWS. */
  double added(double percentile) {
    return percentile(percentile, Sample::added);
  }

  /** The same of a bare client: what the wire, and two processes in turn, cost anybody. */
  double bareAdded(double percentile) {
    return percentile(percentile, sample -> sample.bare() - sample.bareOwn());
  }

  boolean met() {
    return added(50) <= GOAL;
  }

  /** A row of the table below {@link #HEAD}. */
  String row() {
    return "| %s, %.0f ms | %d | %.0f | %.2f | %.2f | %.2f | **%.2f** | %.2f | %.2f | %.2f |".formatted(what, latency, count(),
        percentile(50, Sample::items), percentile(50, Sample::own), percentile(50, Sample::stage), percentile(95, Sample::stage),
        added(50), added(95), bareAdded(50), bareAdded(95));
  }

  static final String HEAD = """
      | asked for, latency | searches | items | stand-in, p50 | stage, p50 | p95 | stage over stand-in, p50 | p95 \
      | bare client over stand-in, p50 | p95 |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|""";

  /** The least value that so many percent do not exceed. */
  private double percentile(double percent, ToDoubleFunction<Sample> value) {
    double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted.length == 0 ? Double.NaN : sorted[Math.max(1, rank) - 1];
  }
}
