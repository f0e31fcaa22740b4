package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.ItemVectors;
import org.hybridsearch.opensearch.EngineException;

/** What has to happen before the first search, and after the last one. Each step may be done again. */
@Singleton
final class BootSteps {

  private final Catalog catalog;
  private final Kept kept;
  private final ItemVectors vectors;
  private final Starter starter;
  private final Behaviour behaviour;
  private final WarmUp warmUp;

  BootSteps(Catalog catalog, Kept kept, ItemVectors vectors, Starter starter, Behaviour behaviour, WarmUp warmUp) {
    this.catalog = catalog;
    this.kept = kept;
    this.vectors = vectors;
    this.starter = starter;
    this.behaviour = behaviour;
    this.warmUp = warmUp;
  }

  /**
   * Opens the indices.
   *
   * @throws EngineException when the engine is not there
   * @throws org.hybridsearch.catalog.ModelMismatch when the catalogue was embedded by another model
   */
  void open() {
    catalog.open(Progress::say);
    kept.prepare();
  }

  /**
   * Loads what a development build brings along, and learns what is stored.
   *
   * @throws EngineException when the engine goes away meanwhile
   */
  void fill() {
    starter.load();
    catalog.catchUp();
    vectors.refresh();
    behaviour.learn();
    warmUp.run();
  }

  /** Leaves what other replicas need: a next page may come to any of them. For some seconds at most. */
  void close() {
    kept.close();
    catalog.close();
  }
}
