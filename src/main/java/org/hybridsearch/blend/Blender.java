package org.hybridsearch.blend;

import java.time.Duration;
import java.util.List;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.query.Hits;
import org.hybridsearch.query.ItemSource;

/** Scores candidates in the engine, on one request. Has no fallback: it is the engine that the candidates came from. Thread-safe. */
public final class Blender {

  private final SearchEngine engine;
  private final BlendReader reader;

  public Blender(SearchEngine engine, ItemSource items) {
    this.engine = engine;
    this.reader = new BlendReader(items);
  }

  /**
   * The best of some candidates.
   *
   * @param ids candidates of the window, in any order; an item deleted since is left out
   * @param first how many at most
   * @return best first, ties by id
   * @throws SearchException.Unavailable when the engine does not answer in time
   */
  public List<BlendedHit> best(SearchPlan plan, Window window, List<String> ids, int first, Duration timeout) {
    if (ids.isEmpty()) {
      return List.of();
    }
    try {
      return engine.send(BlendRequest.page(plan, window, ids, first, timeout), timeout, reader::read).hits();
    } catch (EngineException e) {
      throw unavailable(e);
    }
  }

  /**
   * The items of an order that {@link #rest} gave: by their ids, or the best match of each group.
   *
   * @param keys ids, or groups where items come in groups
   * @return in any order; what is no more is left out
   * @throws SearchException.Unavailable when the engine does not answer in time
   */
  public List<BlendedHit> items(SearchPlan plan, Window window, List<String> keys, Duration timeout) {
    if (!plan.index().grouped()) {
      return best(plan, window, keys, keys.size(), timeout);
    }
    try {
      return engine.send(BlendRequest.groups(plan, window, keys, timeout), timeout, reader::read).hits();
    } catch (EngineException e) {
      throw unavailable(e);
    }
  }

  /**
   * The best of all candidates of a window, and how many of them match by words.
   *
   * @throws SearchException.Unavailable when the engine does not answer in time
   */
  public Blended counted(SearchPlan plan, Window window, int first, Duration timeout) {
    try {
      return engine.send(BlendRequest.counted(plan, window, first, timeout), timeout, reader::read);
    } catch (EngineException e) {
      throw unavailable(e);
    }
  }

  /**
   * The ids of the best of some candidates, as {@link #best} orders them.
   *
   * @param ids candidates of the window, in any order; an item deleted since is left out
   * @throws SearchException.Unavailable when the engine does not answer in time
   */
  public List<String> order(SearchPlan plan, Window window, List<String> ids, int first, Duration timeout) {
    if (ids.isEmpty() || first == 0) {
      return List.of();
    }
    try {
      Hits order = engine.send(BlendRequest.order(plan, window, ids, first, timeout), timeout, Hits::read);
      return order.hits().stream().map(Hits.Hit::id).toList();
    } catch (EngineException e) {
      throw unavailable(e);
    }
  }

  /**
   * The ids of the first matches by words that the window has not and that are none of some others, best first without the
   * shopper; where items come in groups, groups in place of ids.
   *
   * @param others lists of at most 10,000 ids or groups each
   * @param limit at most 10,000
   * @throws SearchException.Unavailable when the engine does not answer in time
   */
  public List<String> rest(SearchPlan plan, Window window, List<List<String>> others, int limit, Duration timeout) {
    try {
      Hits rest = engine.send(BlendRequest.rest(plan, window, others, limit, timeout), timeout, Hits::read);
      return rest.hits().stream().map(Hits.Hit::group).toList();
    } catch (EngineException e) {
      throw unavailable(e);
    }
  }

  private static SearchException unavailable(EngineException cause) {
    return new SearchException.Unavailable("Search is not available at the moment; try again in a few seconds.", cause);
  }
}
