package org.hybridsearch.evaluate.contender;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion: the sum of {@code 1 / (60 + rank)} over the legs (Cormack, Clarke, Büttcher, "Reciprocal Rank Fusion
 * Outperforms Condorcet and Individual Rank Learning Methods", SIGIR 2009). Ties by id.
 */
record ReciprocalRanks(String name, List<Contender> legs) implements Contender {

  private static final int K = 60;

  @Override
  public List<String> rank(String query) {
    Map<String, Double> scores = new HashMap<>();
    for (Contender leg : legs) {
      List<String> ranking = leg.rank(query);
      for (int i = 0; i < ranking.size(); i++) {
        scores.merge(ranking.get(i), 1.0 / (K + i + 1), Double::sum);
      }
    }
    return scores.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey).limit(DEPTH).toList();
  }
}
