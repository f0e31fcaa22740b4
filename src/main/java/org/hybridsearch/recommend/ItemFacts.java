package org.hybridsearch.recommend;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.model.TextVector;

/** What recommendations need to know of items and of what shoppers did with them. Safe for use by many threads. */
public interface ItemFacts {

  /**
   * What items like an item are found by; empty when there is no such item.
   *
   * @throws org.hybridsearch.opensearch.EngineException when the catalogue does not answer
   */
  Optional<Seed> seed(String itemId);

  /** Items that go with an item by what shoppers did, from memory: id to strength, above 0 to about 1. */
  Map<String, Double> neighbors(String itemId, int limit);

  /**
   * Items that a shopper bought and will hardly want again, from memory.
   *
   * @param shopper as {@link org.hybridsearch.model.Shopper.Someone#key} has it
   */
  Set<String> doneWith(String shopper);

  /**
   * What items like an item are found by.
   *
   * @param group shared by its variants
   * @param vector of its text; empty where it has none yet
   */
  record Seed(String group, Optional<TextVector> vector) {}
}
