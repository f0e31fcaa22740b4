package org.hybridsearch.recommend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.recommend.Candidates.Candidate;

/**
 * Candidates as products: one of the variants that share a group stands for all, and what goes with one of them goes with each.
 *
 * @param found how many candidates there were, variants and all
 * @param candidates one of each group, best first
 * @param strengths what shoppers did, by group
 */
record Products(int found, List<Candidate> candidates, Map<String, Double> strengths) {

  Products {
    candidates = List.copyOf(candidates);
    strengths = Map.copyOf(strengths);
  }

  /**
   * The best candidate of each group that can be bought, or else the best.
   *
   * @param found best first
   * @param neighbors what shoppers did, by id
   * @param most so many at most, beside those of which something is known by what shoppers did
   */
  static Products of(List<Candidate> found, Map<String, Double> neighbors, int most) {
    Map<String, Candidate> best = new LinkedHashMap<>();
    Map<String, Double> strengths = new HashMap<>();
    for (Candidate each : found) {
      best.merge(each.group(), each, (first, other) -> !first.available() && other.available() ? other : first);
      if (neighbors.containsKey(each.id())) {
        strengths.merge(each.group(), neighbors.get(each.id()), Math::max);
      }
    }
    List<Candidate> kept = new ArrayList<>();
    int byContent = 0;
    for (Candidate each : best.values()) {
      if (strengths.containsKey(each.group()) || byContent++ < most) {
        kept.add(each);
      }
    }
    return new Products(found.size(), kept, strengths);
  }

  /** Above 0 to about 1; 0 where nothing is known. */
  double strength(Candidate candidate) {
    return strengths.getOrDefault(candidate.group(), 0.0);
  }
}
