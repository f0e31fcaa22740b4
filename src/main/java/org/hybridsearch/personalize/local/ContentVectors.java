package org.hybridsearch.personalize.local;

import java.util.Optional;
import org.hybridsearch.model.TextVector;

/**
 * Where the vectors of items' texts are to be had, all of one model. Asked on the hot path, up to {@code history + 500} times a
 * ranking: answers from memory. Safe for use by many threads.
 */
@FunctionalInterface
public interface ContentVectors {

  /** For catalogues without vectors: content then says nothing. */
  ContentVectors NONE = itemId -> Optional.empty();

  /** The vector of an item, if it is at hand. */
  Optional<TextVector> vector(String itemId);
}
