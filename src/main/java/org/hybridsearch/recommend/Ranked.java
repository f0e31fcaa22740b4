package org.hybridsearch.recommend;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hybridsearch.recommend.Candidates.Candidate;
import org.hybridsearch.recommend.Recommendations.Part;

/** A candidate with its score in parts. */
record Ranked(Candidate candidate, List<Part> parts, boolean excluded) {

  private static final Comparator<Ranked> ORDER = Comparator.comparing(Ranked::excluded)
      .thenComparing(each -> !each.candidate().available())
      .thenComparingDouble(each -> -each.score())
      .thenComparing(each -> each.candidate().id());

  double score() {
    return parts.stream().mapToDouble(Part::contribution).sum();
  }

  /** The best, one of each group: what the ranker's filter took out last; what can be bought first, then by score, then by id. */
  static List<Ranked> best(List<Ranked> ranked, int first) {
    Set<String> groups = new HashSet<>();
    return ranked.stream().sorted(ORDER).filter(each -> groups.add(each.candidate().group())).limit(first).toList();
  }
}
