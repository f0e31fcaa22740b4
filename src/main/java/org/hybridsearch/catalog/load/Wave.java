package org.hybridsearch.catalog.load;

import java.util.List;
import org.hybridsearch.ndjson.LineReport;

/** Writes changes, no two of which are of the same item. For one thread. */
public interface Wave {

  /**
   * Tries to write the changes once and reports those that are settled.
   *
   * @return those to be tried again
   * @throws org.hybridsearch.opensearch.EngineException when nothing at all could be settled
   * @throws org.hybridsearch.embed.EmbeddingException likewise
   */
  List<ItemChange> attempt(List<ItemChange> changes, Vectors vectors, LineReport report);
}
