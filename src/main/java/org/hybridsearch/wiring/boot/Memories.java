package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import org.hybridsearch.catalog.ItemVectors;
import org.hybridsearch.suggest.Suggester;

/** What this replica keeps in memory of what is in the engine. */
@Singleton
final class Memories {

  private final ItemVectors vectors;
  private final Suggester suggester;

  Memories(ItemVectors vectors, Suggester suggester) {
    this.vectors = vectors;
    this.suggester = suggester;
  }

  /** Vectors of new texts; to be run about each minute. */
  void followVectors() {
    vectors.refresh();
  }

  /** Queries that others made, and labels of the catalogue; to be run each few seconds. */
  void followSuggestions() {
    suggester.refresh();
  }
}
