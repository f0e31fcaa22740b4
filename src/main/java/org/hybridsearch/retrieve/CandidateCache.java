package org.hybridsearch.retrieve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;

/** Candidates of recent queries, for seconds. They are nobody's own, so head queries share them. Only whole answers are kept. */
final class CandidateCache {

  private final Cache<QueryKey, Shared> sets;

  CandidateCache(Duration ttl, int size) {
    this.sets = Caffeine.newBuilder().expireAfterWrite(ttl).maximumSize(ttl.isZero() ? 0 : size).build();
  }

  /**
   * What is everybody's.
   *
   * @param words how words were matched in the end
   * @param byWords how many items match by words; 0 when the lexical leg did not answer
   * @param rung of the ladder that the candidates are from
   * @param note what the lexical stage has to tell of them, a sentence; empty for nothing
   * @param whole whether everything ran that was to run
   */
  record Shared(CandidateSet candidates, SearchPlan.Words words, long byWords, Rung rung, String note,
      boolean whole) {}

  Optional<Shared> find(SearchPlan plan) {
    return Optional.ofNullable(sets.getIfPresent(QueryKey.of(plan)));
  }

  void keep(SearchPlan plan, Shared shared) {
    sets.put(QueryKey.of(plan), shared);
  }
}
