package org.hybridsearch.retrieve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Hits;

/**
 * Candidates by taste: the matches by words among the items a shopper likes best. Adds to the candidates of a query, which are
 * everybody's, where the lexical leg left matches out. Its answers are remembered by what was asked, not by who asked, so they
 * hold until a shopper's favorites change.
 */
final class FavoritesLeg {

  private final SearchEngine engine;
  private final Cache<Asked, Set<String>> answers;

  FavoritesLeg(SearchEngine engine, RetrieveConfig config) {
    this.engine = engine;
    this.answers = Caffeine.newBuilder().expireAfterWrite(config.cacheTtl())
        .maximumSize(config.cacheTtl().isZero() ? 0 : config.cacheSize()).build();
  }

  /**
   * What the leg brought.
   *
   * @param ids matches by words, the shopper's favorite first
   * @param trouble why there are none, a sentence; empty when all went well
   */
  record Found(List<String> ids, String trouble) {
    static final Found NOTHING = new Found(List.of(), "");
  }

  /**
   * Never throws, whatever the engine and the ranker do: a page is worth serving without.
   *
   * @param matches what is known to match by words: not asked for again
   * @param favorites of the shopper, distinct, best first
   */
  Found run(SearchPlan plan, Set<String> matches, Supplier<List<String>> favorites, Duration timeout) {
    try {
      List<String> liked = favorites.get();
      List<String> unknown = liked.stream().filter(id -> !matches.contains(id)).toList();
      Set<String> further = unknown.isEmpty() ? Set.of() : matching(plan, unknown, timeout);
      return new Found(liked.stream().filter(id -> matches.contains(id) || further.contains(id)).toList(), "");
    } catch (EngineException.TimedOut late) {
      return new Found(List.of(), "the shopper's favorites were not found in time");
    } catch (EngineException failure) {
      return new Found(List.of(), "the shopper's favorites could not be looked for");
    } catch (RuntimeException failure) {
      return new Found(List.of(), "the ranker could not name the shopper's favorites");
    }
  }

  private Set<String> matching(SearchPlan plan, List<String> ids, Duration timeout) {
    Asked asked = new Asked(QueryKey.of(plan), ids);
    Set<String> known = answers.getIfPresent(asked);
    if (known != null) {
      return known;
    }
    Set<String> found = new HashSet<>();
    engine.send(LegRequests.among(plan, ids, timeout), timeout, Hits::read).hits().forEach(hit -> found.add(hit.id()));
    answers.put(asked, found);
    return found;
  }

  private record Asked(QueryKey query, List<String> ids) {}
}
