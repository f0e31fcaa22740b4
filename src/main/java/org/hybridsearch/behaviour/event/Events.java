package org.hybridsearch.behaviour.event;

import java.util.List;
import org.hybridsearch.model.SearchException;

/** Keeps what shoppers do: the one thing an edge needs of this package. Safe for use by many threads. */
@FunctionalInterface
public interface Events {

  /**
   * Stores events. One that is stored already, by its id, is a duplicate and stays as it is.
   *
   * @throws SearchException.Unavailable when the engine does not answer in time: nothing is acknowledged then, all may be sent
   *     again
   */
  Recorded record(List<ShopEvent> events);
}
