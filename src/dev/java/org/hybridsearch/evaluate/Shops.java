package org.hybridsearch.evaluate;

import java.nio.file.Path;
import org.hybridsearch.evaluate.contender.Shop;

/** Opens a shop for a catalogue: indexes it the way users do, and puts all who rank it on that index. */
@FunctionalInterface
public interface Shops {

  /**
   * Takes as long as indexing does. The shop before it is gone then.
   *
   * @param name of the collection
   * @param items a file in the import format
   * @throws IllegalArgumentException when the import refuses every line, with the reasons
   */
  Shop open(String name, Path items);
}
