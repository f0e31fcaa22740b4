package org.hybridsearch.retrieve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.query.Hits;

/**
 * How far a leg looks. Its limit counts groups, of which a page shows one item each; so where items share groups it looks at more
 * items than that, all variants of a group being candidates for the one that is shown.
 *
 * @param limit of groups
 * @param size how many items are asked for
 * @param distinct whether only the best item of each group is asked for
 */
record Extent(int limit, int size, boolean distinct) {

  private static final int VARIANTS = 4;
  private static final int MANY_VARIANTS = 25;
  private static final int LARGEST = 2500; // hits cost the engine and the way by the thousand

  /** What a leg finds by one request; by two where its limit does not hold in groups after the first. */
  static Hits oversampled(SearchPlan plan, int limit, boolean collapses, Predicate<Hits.Hit> wanted, Function<Extent, Hits> ask) {
    if (!plan.index().grouped() || limit == 0) {
      return ask.apply(new Extent(limit, limit, false));
    }
    Extent some = new Extent(limit, Math.min(LARGEST, limit * VARIANTS), false);
    Hits found = ask.apply(some);
    boolean more = found.hits().size() == some.size() && found.hits().stream().filter(wanted).count() == some.size();
    if (more && groups(found.hits()) < limit) {
      Extent all = collapses ? new Extent(limit, limit, true)
          : new Extent(limit, Math.min(LARGEST, limit * MANY_VARIANTS), false);
      found = collapses ? joined(found, ask.apply(all)) : ask.apply(all);
    }
    return new Hits(found.total(), cut(found.hits(), limit));
  }

  private static long groups(List<Hits.Hit> hits) {
    return hits.stream().map(Hits.Hit::group).distinct().count();
  }

  /** What only the second has follows the first. */
  private static Hits joined(Hits first, Hits second) {
    List<Hits.Hit> joined = new ArrayList<>(first.hits());
    Set<String> known = new HashSet<>();
    first.hits().forEach(hit -> known.add(hit.group()));
    second.hits().stream().filter(hit -> !known.contains(hit.group())).forEach(joined::add);
    return new Hits(second.total(), joined);
  }

  /** The hits of the first groups, as many as the limit. */
  private static List<Hits.Hit> cut(List<Hits.Hit> hits, int limit) {
    Set<String> groups = new HashSet<>();
    return hits.stream().filter(hit -> groups.contains(hit.group()) || groups.size() < limit && groups.add(hit.group())).toList();
  }
}
