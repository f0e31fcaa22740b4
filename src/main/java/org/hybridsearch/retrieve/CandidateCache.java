package org.hybridsearch.retrieve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.SearchPlan;

/** Candidates of recent queries, for seconds. They are nobody's own, so head queries share them. Only whole answers are kept. */
final class CandidateCache {

  private final Cache<QueryKey, CandidateSet> sets;

  CandidateCache(Duration ttl, int size) {
    this.sets = Caffeine.newBuilder().expireAfterWrite(ttl).maximumSize(ttl.isZero() ? 0 : size).build();
  }

  Optional<CandidateSet> find(SearchPlan plan) {
    return Optional.ofNullable(sets.getIfPresent(QueryKey.of(plan)));
  }

  void keep(SearchPlan plan, CandidateSet candidates) {
    sets.put(QueryKey.of(plan), candidates);
  }
}
