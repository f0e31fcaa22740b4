package org.hybridsearch.retrieve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.Exact;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.query.ExactQuery;
import org.hybridsearch.query.Hits;
import org.hybridsearch.query.Prior;

/**
 * Joins the legs by id and orders the union by the sum of reciprocal ranks, 1 / (k + rank), ties by id (Cormack, Clarke, Büttcher,
 * "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009).
 */
final class CandidateUnion {

  private CandidateUnion() {}

  static CandidateSet of(SearchPlan plan, Leg lexical, Leg semantic) {
    List<Hits.Hit> byWords = lexical.found().hits();
    List<Hits.Hit> byMeaning = semantic.found().hits();
    List<Hits.Hit> matching = matching(plan, semantic);
    return new CandidateSet(
        fuse(byWords, matching, plan.legs().rankConstant()),
        bestLexical(plan, byWords),
        byMeaning.isEmpty() ? -1 : innerProduct(byMeaning.getFirst().score()),
        lexical.ran(),
        lexical.ran() && lexical.found().total() <= byWords.size(),
        semantic.vector(),
        exact(plan, byWords));
  }

  /** Of ids that differ in case alone the query names the one that it spells. */
  private static Exact exact(SearchPlan plan, List<Hits.Hit> byWords) {
    boolean spelt = byWords.stream().anyMatch(hit -> hit.id().equals(plan.query()));
    List<Hits.Hit> named = byWords.stream().filter(hit -> !hit.named().isEmpty())
        .filter(hit -> !spelt || hit.id().equals(plan.query()) || !hit.id().equalsIgnoreCase(plan.query())).toList();
    return named.isEmpty() ? Exact.NONE : new Exact(named.stream().map(Hits.Hit::id).collect(Collectors.toUnmodifiableSet()),
        named.stream().anyMatch(hit -> hit.named().contains(ExactQuery.BY_CODE)));
  }

  /** The best BM25 among the hits, whose scores have the prior in them, and what lifts exact ones; 0 without hits. */
  private static double bestLexical(SearchPlan plan, List<Hits.Hit> byWords) {
    double bound = plan.legs().priorBound();
    double best = 0;
    for (Hits.Hit hit : byWords) {
      best = Math.max(best, hit.score() - Prior.addend(bound, hit.prior()) - ExactQuery.LIFT * hit.named().size());
    }
    return best;
  }

  /** What matches by meaning. */
  static List<Hits.Hit> matching(SearchPlan plan, Leg semantic) {
    return semantic.found().hits().stream().filter(hit -> matches(plan, hit)).toList();
  }

  /** Whether a hit of the semantic leg matches by meaning. */
  static boolean matches(SearchPlan plan, Hits.Hit hit) {
    return innerProduct(hit.score()) > plan.index().matchThreshold();
  }

  /**
   * The same union with a third leg that belongs to one shopper. Its share of the reciprocal ranks counts like those of the other
   * legs; it adds no more items than a ranker takes, the shopper's favorite first.
   *
   * @param byTaste matches by words, distinct, best first
   * @param groups of those that are no candidates yet
   */
  static CandidateSet with(SearchPlan plan, CandidateSet shared, List<String> byTaste, Map<String, String> groups) {
    if (byTaste.isEmpty()) {
      return shared;
    }
    Map<String, Candidate> union = new LinkedHashMap<>();
    shared.candidates().forEach(candidate -> union.put(candidate.id(), candidate));
    Map<String, Integer> ranks = new HashMap<>();
    for (String id : byTaste) {
      if (union.containsKey(id) || union.size() < SearchPlan.Legs.MOST_CANDIDATES) {
        ranks.put(id, ranks.size() + 1);
        union.putIfAbsent(id, new Candidate(id, 0, 0, groups.getOrDefault(id, id)));
      }
    }
    int k = plan.legs().rankConstant();
    return new CandidateSet(
        ordered(union.values(), candidate -> reciprocalRanks(candidate, k) + share(ranks.getOrDefault(candidate.id(), 0), k)),
        shared.bestLexical(), shared.bestSemantic(), shared.lexicalRan(), shared.complete(), shared.vector(),
        shared.exact());
  }

  /**
   * The inner product behind a k-NN score. The engine maps it to positive scores: {@code 1 + ip} from 0 up, {@code 1 / (1 - ip)}
   * below (OpenSearch k-NN documentation, spaces, "innerproduct").
   */
  static double innerProduct(double score) {
    return score >= 1 ? score - 1 : 1 - 1 / score;
  }

  private static List<Candidate> fuse(List<Hits.Hit> byWords, List<Hits.Hit> byMeaning, int k) {
    Map<String, Candidate> union = new LinkedHashMap<>();
    for (int i = 0; i < byWords.size(); i++) {
      union.putIfAbsent(byWords.get(i).id(), new Candidate(byWords.get(i).id(), i + 1, 0, byWords.get(i).group()));
    }
    for (int i = 0; i < byMeaning.size(); i++) {
      int rank = i + 1;
      union.merge(byMeaning.get(i).id(), new Candidate(byMeaning.get(i).id(), 0, rank, byMeaning.get(i).group()),
          (old, same) -> new Candidate(
              old.id(), old.lexicalRank(), old.semanticRank() > 0 ? old.semanticRank() : rank, old.group()));
    }
    return mostGroups(ordered(union.values(), candidate -> reciprocalRanks(candidate, k)));
  }

  /** As many as a ranker takes: the best of every group first, then every group's second one, and so on. */
  private static List<Candidate> mostGroups(List<Candidate> ordered) {
    if (ordered.size() <= SearchPlan.Legs.MOST_CANDIDATES) {
      return ordered;
    }
    Map<String, Integer> variants = new HashMap<>();
    Map<Candidate, Integer> places = new HashMap<>();
    ordered.forEach(candidate -> places.put(candidate, variants.merge(candidate.group(), 1, Integer::sum)));
    Set<Candidate> kept = ordered.stream().sorted(Comparator.comparing(places::get)).limit(SearchPlan.Legs.MOST_CANDIDATES)
        .collect(Collectors.toSet());
    return ordered.stream().filter(kept::contains).toList();
  }

  private static List<Candidate> ordered(Collection<Candidate> union, ToDoubleFunction<Candidate> sum) {
    List<Candidate> ordered = new ArrayList<>(union);
    ordered.sort(Comparator.comparingDouble((Candidate c) -> -sum.applyAsDouble(c)).thenComparing(Candidate::id));
    return ordered;
  }

  private static double reciprocalRanks(Candidate candidate, int k) {
    return share(candidate.lexicalRank(), k) + share(candidate.semanticRank(), k);
  }

  private static double share(int rank, int k) {
    return rank == 0 ? 0 : 1.0 / (k + rank);
  }
}
