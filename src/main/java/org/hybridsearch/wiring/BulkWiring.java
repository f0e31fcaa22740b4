package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import org.hybridsearch.api.bulk.BulkUploads;
import org.hybridsearch.behaviour.InteractionImporter;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.Market;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.wiring.market.PerMarket;

/** What is behind the bulk edge. */
@Dependent
final class BulkWiring {

  @Produces
  @Singleton
  BulkUploads uploads(PerMarket<Catalog> catalogs, PerMarket<InteractionImporter> interactions) {
    return new CatalogUploads(catalogs, interactions);
  }

  private record CatalogUploads(PerMarket<Catalog> catalogs, PerMarket<InteractionImporter> interactions) implements BulkUploads {

    @Override
    public void items(Market market, InputStream in, Operation operation, LineReport report) throws IOException {
      catalogs.of(market).apply(in, operation, report, soFar -> { });
    }

    @Override
    public void replaceItems(Market market, InputStream in, LineReport report) throws IOException {
      catalogs.of(market).replace(in, report, soFar -> { });
    }

    @Override
    public void interactions(Market market, InputStream in, LineReport report) throws IOException {
      interactions.of(market).load(in, report, lines -> { });
    }
  }
}
