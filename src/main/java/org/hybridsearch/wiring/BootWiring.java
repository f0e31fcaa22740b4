package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hybridsearch.behaviour.clicks.ClickEntropies;
import org.hybridsearch.behaviour.delivery.Delivery;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.ItemVectors;
import org.hybridsearch.suggest.Suggester;
import org.hybridsearch.wiring.boot.Behaviour;
import org.hybridsearch.wiring.boot.Datasets;
import org.hybridsearch.wiring.boot.MarketParts;
import org.hybridsearch.wiring.market.PerMarket;

/** What of each market has a life beside searches. */
@Dependent
final class BootWiring {

  @Produces
  @Singleton
  PerMarket<MarketParts> parts(PerMarket<Catalog> catalogs, PerMarket<ItemVectors> vectors, PerMarket<Behaviour> behaviours,
      PerMarket<Suggester> suggesters, PerMarket<ClickEntropies> clicks, PerMarket<SearchLog> logs,
      PerMarket<Optional<Delivery>> deliveries, PerMarket<Datasets> datasets) {
    return catalogs.map(market -> new MarketParts(catalogs.of(market), vectors.of(market), behaviours.of(market),
        suggesters.of(market), clicks.of(market), logs.of(market), deliveries.of(market),
        datasets.of(market)));
  }
}
