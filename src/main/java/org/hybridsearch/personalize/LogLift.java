package org.hybridsearch.personalize;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.PersonalScores;
import org.hybridsearch.personalize.PersonalizeConfig.Normalization;

/**
 * The normalization of the personal signal. A ranker's scores are a softmax over the list it was sent: they depend on the length
 * of the list and say nothing in absolute terms, only their ratios do. So each candidate's raw value is its <em>lift</em>
 *
 * <pre>lift = ln p - median(ln p)    normalized = (clamp(lift, -L, +L) + L) / 2L</pre>
 *
 * over the candidates scored: the median candidate sits at 0.5, like one the ranker does not know, and a flat answer puts all at
 * 0.5. Multiplying all scores by a constant changes nothing. With L = 2, an item preferred e^2 = 7.4 times as much as the median
 * one has 1. Scores that are not positive and finite count as not said.
 *
 * <p>Or by rank alone: {@code normalized} is the share of the other candidates scored that stand behind, those with an equal score
 * by half, so that the median is at 0.5 here, too. A flat answer moves nothing either way. Pure and thread-safe.
 */
final class LogLift {

  private final double limit;
  private final Normalization normalization;

  /** @param limit L, above 0 and finite */
  LogLift(double limit) {
    this(limit, Normalization.LOG_LIFT);
  }

  /** @param limit L, the lift beyond which more counts no more, above 0 and finite */
  LogLift(double limit, Normalization normalization) {
    if (!(limit > 0) || Double.isInfinite(limit)) {
      throw new IllegalArgumentException("The limit of the lift must be above 0, not " + limit);
    }
    this.limit = limit;
    this.normalization = normalization;
  }

  /**
   * Normalizes an answer.
   *
   * @param ids the candidates asked about, in their order
   * @param said scores by id; ids that were not asked about are left aside
   */
  PersonalScores scores(List<String> ids, Map<String, Double> said) {
    double[] logs = logs(ids, said);
    double[] sorted = logs.clone();
    Arrays.sort(sorted); // NaN goes last
    int known = lowerBound(sorted, sorted.length, Double.NaN);
    if (known == 0) {
      return PersonalScores.NONE;
    }
    int[] ranks = new int[logs.length];
    double[] normalized = new double[logs.length];
    double median = (sorted[(known - 1) / 2] + sorted[known / 2]) / 2;
    for (int i = 0; i < logs.length; i++) {
      if (!Double.isNaN(logs[i])) {
        int notAbove = lowerBound(sorted, known, Math.nextUp(logs[i]));
        ranks[i] = 1 + known - notAbove;
        int below = normalization == Normalization.RANK ? lowerBound(sorted, known, logs[i]) : 0;
        logs[i] -= median;
        normalized[i] = switch (normalization) {
          case LOG_LIFT -> (Math.clamp(logs[i], -limit, limit) + limit) / (2 * limit);
          case RANK -> known == 1 ? 0.5 : (below + notAbove - 1) / 2.0 / (known - 1);
        };
      }
    }
    return PersonalScores.of(logs, normalized, ranks);
  }

  /** ln p by position, NaN where nothing usable was said. */
  private static double[] logs(List<String> ids, Map<String, Double> said) {
    double[] logs = new double[ids.size()];
    for (int i = 0; i < logs.length; i++) {
      Double score = said.get(ids.get(i));
      logs[i] = score != null && score > 0 && score < Double.POSITIVE_INFINITY ? Math.log(score) : Double.NaN;
    }
    return logs;
  }

  /** How many of the first {@code length} values lie below one, in the order of {@link Double#compare}. */
  private static int lowerBound(double[] sorted, int length, double value) {
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Double.compare(sorted[middle], value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
