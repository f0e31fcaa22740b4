package org.hybridsearch.retrieve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Cache<Asked, Map<String, String>> answers;

  FavoritesLeg(SearchEngine engine, RetrieveConfig config) {
    this.engine = engine;
    this.answers = Caffeine.newBuilder().expireAfterWrite(config.cacheTtl())
        .maximumSize(config.cacheTtl().isZero() ? 0 : config.cacheSize()).build();
  }

  /**
   * What the leg brought.
   *
   * @param ids matches by words, the shopper's favorite first
   * @param groups of those that were not known to match
   * @param trouble why there are none, a sentence; empty when all went well
   */
  record Found(List<String> ids, Map<String, String> groups, String trouble) {
    static final Found NOTHING = failed("");

    static Found failed(String trouble) {
      return new Found(List.of(), Map.of(), trouble);
    }
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
      Map<String, String> further = unknown.isEmpty() ? Map.of() : matching(plan, unknown, timeout);
      return new Found(liked.stream().filter(id -> matches.contains(id) || further.containsKey(id)).toList(), further, "");
    } catch (EngineException.TimedOut late) {
      return Found.failed("the shopper's favorites were not found in time");
    } catch (EngineException failure) {
      return Found.failed("the shopper's favorites could not be looked for");
    } catch (RuntimeException failure) {
      return Found.failed("the ranker could not name the shopper's favorites");
    }
  }

  /** Id to group. */
  private Map<String, String> matching(SearchPlan plan, List<String> ids, Duration timeout) {
    Asked asked = new Asked(QueryKey.of(plan), ids);
    Map<String, String> known = answers.getIfPresent(asked);
    if (known != null) {
      return known;
    }
    Map<String, String> found = new HashMap<>();
    engine.send(LegRequests.among(plan, ids, timeout), timeout, Hits::read).hits()
        .forEach(hit -> found.put(hit.id(), hit.group()));
    answers.put(asked, found);
    return found;
  }

  private record Asked(QueryKey query, List<String> ids) {}
}
