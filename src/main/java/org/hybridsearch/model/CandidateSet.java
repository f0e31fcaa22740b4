package org.hybridsearch.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The union of the legs, best first by the sum of reciprocal ranks.
 * A candidate without any rank is one that only the shopper's taste brought; it matches by words.
 *
 * @param candidates distinct by id
 * @param bestLexical the best BM25 among what the lexical leg brought, 0 when no item has the words or the leg fell back
 * @param bestSemantic the query's best inner product, -1 when the leg fell back or found nothing
 * @param lexicalRan whether the lexical leg answered
 * @param complete whether the union is known to hold every match, so that its size is the total
 * @param vector the query's, absent when it was not embedded
 * @param exact which of them the query names outright
 */
public record CandidateSet(
    List<Candidate> candidates,
    double bestLexical,
    double bestSemantic,
    boolean lexicalRan,
    boolean complete,
    Optional<TextVector> vector,
    Exact exact) {

  public CandidateSet {
    candidates = List.copyOf(candidates);
  }

  /** Candidates of which the query names none. */
  public CandidateSet(List<Candidate> candidates, double bestLexical, double bestSemantic, boolean lexicalRan, boolean complete,
      Optional<TextVector> vector) {
    this(candidates, bestLexical, bestSemantic, lexicalRan, complete, vector, Exact.NONE);
  }

  /** The ids, in the same order. */
  public List<String> ids() {
    return candidates.stream().map(Candidate::id).toList();
  }

  /** How many groups there are: as many as candidates, unless some are variants of one product. */
  public int groups() {
    return candidates.stream().allMatch(Candidate::alone) ? candidates.size()
        : (int) candidates.stream().map(Candidate::group).distinct().count();
  }

  /** The groups, each once, in the order of their first candidate. */
  public List<String> groupNames() {
    return candidates.stream().map(Candidate::group).distinct().toList();
  }

  /** The ids that the lexical leg brought. */
  public Set<String> lexicalIds() {
    return candidates.stream().filter(c -> c.lexicalRank() > 0).map(Candidate::id).collect(Collectors.toUnmodifiableSet());
  }

  /** The ids that the semantic leg brought: the semantic part of the match. */
  public List<String> semanticIds() {
    return candidates.stream().filter(c -> c.semanticRank() > 0).map(Candidate::id).toList();
  }
}
