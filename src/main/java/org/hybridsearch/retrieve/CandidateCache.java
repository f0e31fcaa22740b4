package org.hybridsearch.retrieve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchPlan;

/** Candidates of recent queries, for seconds. They are nobody's own, so head queries share them. Only whole answers are kept. */
final class CandidateCache {

  private final Cache<Key, CandidateSet> sets;

  CandidateCache(Duration ttl, int size) {
    this.sets = Caffeine.newBuilder().expireAfterWrite(ttl).maximumSize(ttl.isZero() ? 0 : size).build();
  }

  Optional<CandidateSet> find(SearchPlan plan) {
    return Optional.ofNullable(sets.getIfPresent(Key.of(plan)));
  }

  void keep(SearchPlan plan, CandidateSet candidates) {
    sets.put(Key.of(plan), candidates);
  }

  /** What a candidate set depends on. */
  private record Key(
      Market market, String query, List<Filter> filters, String profile, int profileVersion, String index, long generation) {

    static Key of(SearchPlan plan) {
      return new Key(plan.request().market(), plan.request().query(), plan.request().filters(), plan.profileName(),
          plan.profileVersion(), plan.index().alias(), plan.index().generation());
    }
  }
}
