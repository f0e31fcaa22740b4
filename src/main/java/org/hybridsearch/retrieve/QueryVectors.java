package org.hybridsearch.retrieve;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.TextVector;

/** Vectors of queries, remembered: what the semantic leg needs of an embedder. Safe for use by many threads. */
@FunctionalInterface
public interface QueryVectors {

  /**
   * The vector of a query.
   *
   * @throws org.hybridsearch.embed.EmbeddingException when the model fails
   * @throws TimeoutException when the time is over
   */
  Found find(Market market, String query, Duration timeout) throws TimeoutException;

  /** A vector, and whether it was known already. */
  record Found(TextVector vector, boolean cached) {}
}
