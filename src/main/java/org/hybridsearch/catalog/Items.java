package org.hybridsearch.catalog;

import java.util.Optional;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;

/** Looks items up by id. Safe for use by many threads. */
@FunctionalInterface
public interface Items {

  /**
   * The item of a market with an id of 1 to 256 characters; empty when there is none.
   *
   * @throws SearchException with a public code when the catalogue does not answer
   */
  Optional<Item> find(Market market, String id);
}
