package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Random;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.CatalogConfig;
import org.hybridsearch.catalog.Catalogs;
import org.hybridsearch.catalog.ItemStore;
import org.hybridsearch.catalog.ItemVectors;
import org.hybridsearch.catalog.Items;
import org.hybridsearch.catalog.calibrate.MatchCalibrator;
import org.hybridsearch.catalog.document.ItemText;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.embed.BatchEmbedder;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.plan.PlanConfig;

/** The catalogue of the one market there is. */
@Dependent
final class CatalogWiring {

  /** Equal samples give equal thresholds on every replica and after every restart. */
  private static final long CALIBRATION_SEED = 42;

  @Produces
  @Singleton
  IndexNames names(OpenSearchConfig config) {
    return new IndexNames(config.indexPrefix(), Market.DEFAULT);
  }

  @Produces
  @Singleton
  Catalog catalog(SearchEngine engine, CatalogConfig config, BatchEmbedder embedder, Clock clock, IndexNames names) {
    Catalogs.Texts texts = new Catalogs.Texts(ItemText::of, embedder, new MatchCalibrator(embedder, CALIBRATION_SEED));
    return new Catalogs(engine, config, texts, clock, new Random(), Thread::sleep).catalog(names);
  }

  @Produces
  @Singleton
  Items items(SearchEngine engine, IndexNames names, PlanConfig plan) {
    ItemStore store = new ItemStore(engine, names, plan.deadline());
    return (market, id) -> {
      try {
        return store.find(id);
      } catch (EngineException e) {
        throw new SearchException.Unavailable("The catalogue is not available at the moment; try again in a few seconds.", e);
      }
    };
  }

  @Produces
  @Singleton
  ItemVectors vectors(SearchEngine engine, IndexNames names, CatalogConfig config, PersonalizeConfig stage) {
    int most = stage.ranker() == PersonalizeConfig.Ranker.LOCAL ? config.vectorsInMemory() : 0;
    return new ItemVectors(
        new IndexAdmin(engine, config.requestTimeout()), engine, config.requestTimeout(), names.items(), most);
  }
}
