package org.hybridsearch.sort;

import java.time.Duration;
import java.util.List;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Sort;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Hits;
import org.hybridsearch.query.ItemSource;

/**
 * Orders all matches by a field: items without a value last, ties by id. What matches is what totals count: the words, or the
 * semantic part, under the filters. Has no fallback. Thread-safe.
 */
public final class Sorter {

  private final SearchEngine engine;
  private final SortedReader reader;

  public Sorter(SearchEngine engine, ItemSource items) {
    this.engine = engine;
    this.reader = new SortedReader(items);
  }

  /**
   * A page of matches, as they are now.
   *
   * @param semanticIds what matches by meaning under the plan's filters
   * @param from how many matches come before; {@code from + first} at most 10,000
   * @throws SearchException.Unavailable when the engine does not answer in time
   */
  public Sorted page(SearchPlan plan, Sort.ByField sort, List<String> semanticIds, int from, int first, Duration timeout) {
    return send(SortRequest.page(plan, sort, semanticIds, from, first, timeout), timeout, reader::read);
  }

  /**
   * The ids of the first matches, as they are now, that are none of some others; where items come in groups, groups in place of
   * ids.
   *
   * @param others each list at most 10,000 ids or groups
   * @param limit at most 10,000
   * @throws SearchException.Unavailable when the engine does not answer in time
   */
  public List<String> order(SearchPlan plan, Sort.ByField sort, List<String> semanticIds, List<List<String>> others, int limit,
      Duration timeout) {
    Hits order = send(SortRequest.order(plan, sort, semanticIds, others, limit, timeout), timeout, Hits::read);
    return order.hits().stream().map(Hits.Hit::group).toList();
  }

  /**
   * The items of an order that {@link #order} gave: by their ids, or the first match of each group.
   *
   * @param keys ids, or groups where items come in groups
   * @return in any order; what is no more is left out
   * @throws SearchException.Unavailable when the engine does not answer in time
   */
  public List<SortedHit> items(
      SearchPlan plan, Sort.ByField sort, List<String> semanticIds, List<String> keys, Duration timeout) {
    if (keys.isEmpty()) {
      return List.of();
    }
    EngineRequest request = plan.index().grouped() ? SortRequest.groups(plan, sort, semanticIds, keys, timeout)
        : SortRequest.items(plan, keys, timeout);
    return send(request, timeout, reader::read).hits();
  }

  private <T> T send(EngineRequest request, Duration timeout, AnswerReader<T> reading) {
    try {
      return engine.send(request, timeout, reading);
    } catch (EngineException e) {
      throw new SearchException.Unavailable("Search is not available at the moment; try again in a few seconds.", e);
    }
  }
}
