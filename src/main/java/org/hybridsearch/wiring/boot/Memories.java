package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import org.hybridsearch.behaviour.clicks.ClickEntropies;
import org.hybridsearch.catalog.ItemVectors;
import org.hybridsearch.suggest.Suggester;

/** What this replica keeps in memory of what is in the engine. */
@Singleton
final class Memories {

  private final ItemVectors vectors;
  private final Suggester suggester;
  private final ClickEntropies clicks;

  Memories(ItemVectors vectors, Suggester suggester, ClickEntropies clicks) {
    this.vectors = vectors;
    this.suggester = suggester;
    this.clicks = clicks;
  }

  /** Vectors of new texts; to be run about each minute. */
  void followVectors() {
    vectors.refresh();
  }

  /** Queries that others made, and labels of the catalogue; to be run each few seconds. */
  void followSuggestions() {
    suggester.refresh();
  }

  /** What people clicked after queries; to be run each few seconds. */
  void followClicks() {
    clicks.refresh();
  }
}
