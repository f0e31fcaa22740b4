package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
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
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.personalize.PersonalizeConfig.Ranker;
import org.hybridsearch.plan.PlanConfig;
import org.hybridsearch.wiring.market.MarketSettings;
import org.hybridsearch.wiring.market.Markets;
import org.hybridsearch.wiring.market.PerMarket;

/** The catalogue of each market. */
@Dependent
final class CatalogWiring {

  /** Equal samples give equal thresholds on every replica and after every restart. */
  private static final long CALIBRATION_SEED = 42;

  @Produces
  @Singleton
  PerMarket<Catalog> catalogs(Markets markets, CatalogParts parts, PerMarket<EmbedWiring.Models> models, Clock clock) {
    return markets.each(each -> catalog(each, parts, models.of(each.market()).items(), clock));
  }

  private static Catalog catalog(MarketSettings market, CatalogParts parts, BatchEmbedder embedder, Clock clock) {
    Catalogs.Texts texts = new Catalogs.Texts(ItemText::of, embedder, new MatchCalibrator(embedder, CALIBRATION_SEED));
    return new Catalogs(parts.engine(), parts.config(), texts, clock, Thread::sleep)
        .catalog(parts.names().of(market.market()), market.catalog());
  }

  @Produces
  @Singleton
  PerMarket<ItemStore> stores(Markets markets, SearchEngine engine, PerMarket<IndexNames> names, PlanConfig plan) {
    return markets.each(each -> new ItemStore(engine, names.of(each.market()), plan.deadline()));
  }

  @Produces
  @Singleton
  Items items(PerMarket<ItemStore> stores) {
    return (market, id) -> {
      try {
        return stores.of(market).find(id);
      } catch (EngineException e) {
        throw new SearchException.Unavailable("The catalogue is not available at the moment; try again in a few seconds.", e);
      }
    };
  }

  @Produces
  @Singleton
  PerMarket<ItemVectors> vectors(Markets markets, CatalogParts parts) {
    return markets.each(each -> vectors(each, parts));
  }

  private static ItemVectors vectors(MarketSettings market, CatalogParts parts) {
    int most = market.ranking().ranker() == Ranker.LOCAL ? parts.config().vectorsInMemory() : 0;
    return new ItemVectors(new IndexAdmin(parts.engine(), parts.config().requestTimeout()), parts.engine(),
        parts.config().requestTimeout(), parts.names().of(market.market()).items(), most);
  }

  @Produces
  @Singleton
  CatalogParts parts(SearchEngine engine, PerMarket<IndexNames> names, CatalogConfig config) {
    return new CatalogParts(engine, names, config);
  }

  /** What all catalogues take. */
  record CatalogParts(SearchEngine engine, PerMarket<IndexNames> names, CatalogConfig config) {}
}
