package org.hybridsearch.embed;

import java.util.Optional;
import org.hybridsearch.model.TextVector;

/** Remembers the vectors of texts for one model. Implementations are safe for use by many threads and never fail: they forget. */
public interface VectorCache {

  /** The vector of a text, when it is known. */
  Optional<TextVector> find(String text);

  /** Remembers the vector of a text, as long as there is room. */
  void keep(String text, TextVector vector);

  /** Remembers nothing. */
  static VectorCache none() {
    return new VectorCache() {
      @Override
      public Optional<TextVector> find(String text) {
        return Optional.empty();
      }

      @Override
      public void keep(String text, TextVector vector) {}
    };
  }
}
