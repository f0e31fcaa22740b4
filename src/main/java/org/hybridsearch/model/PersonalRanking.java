package org.hybridsearch.model;

import java.util.List;

/**
 * What the shopper prefers among the candidates, and how that came about. Always usable: where nothing is known, or the ranker
 * failed, every candidate is neutral and the weight is 0.
 *
 * @param candidates the ids in union order, best first
 * @param scores by position in {@code candidates}
 * @param weight the effective weight of {@link Signal#PERSONAL}, 0 or more; above 0 only when applied
 * @param outcome what shoppers are told
 * @param report how the stage went
 */
public record PersonalRanking(
    List<String> candidates, PersonalScores scores, double weight, PersonalizationOutcome outcome, StageReport report) {

  public PersonalRanking {
    candidates = List.copyOf(candidates);
    if ((weight > 0 || scores.excludes()) != outcome.applied()) {
      throw new IllegalArgumentException("A ranking has a weight, or excludes items, exactly when it is applied");
    }
  }

  /** Every candidate neutral, for a reason. */
  public static PersonalRanking neutral(
      List<String> candidates, PersonalizationOutcome.Reason reason, StageReport report) {
    return new PersonalRanking(candidates, PersonalScores.NONE, 0, PersonalizationOutcome.notApplied(reason), report);
  }

  /** The same with something more to tell of how the stage went. */
  public PersonalRanking noting(String more) {
    return new PersonalRanking(candidates, scores, weight, outcome, report.noting(more));
  }

  /** Hides the candidates: together with a shopper they are personal. */
  @Override
  public String toString() {
    return "PersonalRanking[candidates=" + candidates.size() + ", scores=" + scores + ", weight=" + weight
        + ", outcome=" + outcome + ", report=" + report + "]";
  }
}
