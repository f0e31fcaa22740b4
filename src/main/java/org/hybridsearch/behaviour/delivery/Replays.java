package org.hybridsearch.behaviour.delivery;

import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;

/** Has events delivered again that were refused for good: the one thing an edge needs of this package. */
@FunctionalInterface
public interface Replays {

  /**
   * Asks for all of a market's dead letters; they are delivered soon, by whichever replica delivers. How many they are.
   *
   * @throws SearchException.Unavailable when the engine does not answer in time
   */
  long replay(Market market);
}
