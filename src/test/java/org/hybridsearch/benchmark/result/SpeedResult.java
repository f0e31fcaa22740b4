package org.hybridsearch.benchmark.result;

import java.time.Duration;
import java.util.Map;
import org.hybridsearch.benchmark.server.Usage;

/**
 * What was found; samples by the name of their contender.
 *
 * @param atATime by users
 * @param quiet distinct queries at {@link #QUIET_RATE}
 * @param busy distinct queries at the busy rate
 * @param zipf at {@link #QUIET_RATE}
 * @param zipfBusy at the busy rate
 * @param storefront what else a storefront asks the service, distinct queries at {@link #QUIET_RATE}
 * @param rankers the service with other rankers, distinct queries at {@link #QUIET_RATE}
 */
public record SpeedResult(
    int items,
    Map<Integer, Map<String, Sample>> atATime,
    Map<String, Sample> quiet,
    int busyRate,
    Map<String, Sample> busy,
    Map<String, Sample> zipf,
    Map<String, Sample> zipfBusy,
    Map<String, Sample> storefront,
    Map<String, Sample> rankers,
    Writers writers,
    Footprint footprint) {

  public static final String SERVICE = "service";
  public static final String FLOOR = "floor";
  public static final String HYBRID = "hybrid query";
  public static final String WORDS = "BM25 alone";
  public static final String EMBEDDING = "embedding alone";
  public static final String EMPTY = "empty route";
  public static final String FACETS = "service, six facets";
  public static final String FILTERED = "service, filtered";
  public static final String FILTERED_FACETS = "service, filtered, six facets";
  public static final String SUGGEST = "suggest";
  /** Requests a second, so few that they hardly meet. */
  public static final int QUIET_RATE = 20;

  /** The same with the memory where the model is elsewhere. */
  public SpeedResult withoutModel(Usage.Memory memory) {
    return new SpeedResult(items, atATime, quiet, busyRate, busy, zipf, zipfBusy, storefront, rankers, writers,
        footprint.withoutModel(memory));
  }

  /**
   * What the service takes besides time.
   *
   * @param withoutModel the memory where the model is elsewhere, at FoodMart's own size
   * @param heap the option it ran with
   * @param allocated bytes a search
   */
  public record Footprint(Duration startTime, Usage.Memory memory, Usage.Memory withoutModel, String heap, double allocated) {

    Footprint withoutModel(Usage.Memory other) {
      return new Footprint(startTime, memory, other, heap, allocated);
    }
  }
}
