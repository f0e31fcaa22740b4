package org.hybridsearch.recommend;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hybridsearch.recommend.Candidates.Candidate;
import org.hybridsearch.recommend.Recommendations.Part;

/**
 * A candidate with its score in parts.
 *
 * @param excluded whether the ranker's filter took it out
 * @param answerId by which a model trained elsewhere knows its answer again; empty where it did not name this one
 */
record Ranked(Candidate candidate, List<Part> parts, boolean excluded, String answerId) {

  private static final Comparator<Ranked> ORDER = Comparator.comparing(Ranked::excluded)
      .thenComparing(each -> !each.candidate().available())
      .thenComparingDouble(each -> -each.score())
      .thenComparing(each -> each.candidate().id());

  double score() {
    return parts.stream().mapToDouble(Part::contribution).sum();
  }

  /** The same, with weights of a share of what they are. */
  Ranked times(double share) {
    return new Ranked(candidate, parts.stream().map(part -> new Part(
        part.name(), part.raw(), part.normalized(), share * part.weight(), part.missing())).toList(), excluded, answerId);
  }

  /** The best, one of each group: what the ranker's filter took out last; what can be bought first, then by score, then by id. */
  static List<Ranked> best(List<Ranked> ranked, int first) {
    Set<String> groups = new HashSet<>();
    return ranked.stream().sorted(ORDER).filter(each -> groups.add(each.candidate().group())).limit(first).toList();
  }
}
