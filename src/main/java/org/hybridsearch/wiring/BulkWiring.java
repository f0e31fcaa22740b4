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
import org.hybridsearch.ndjson.LineReport;

/** What is behind the bulk edge. */
@Dependent
final class BulkWiring {

  @Produces
  @Singleton
  BulkUploads uploads(Catalog catalog, InteractionImporter interactions) {
    return new CatalogUploads(catalog, interactions);
  }

  private record CatalogUploads(Catalog catalog, InteractionImporter interactions) implements BulkUploads {

    @Override
    public void items(InputStream in, Operation operation, LineReport report) throws IOException {
      catalog.apply(in, operation, report, soFar -> { });
    }

    @Override
    public void replaceItems(InputStream in, LineReport report) throws IOException {
      catalog.replace(in, report, soFar -> { });
    }

    @Override
    public void interactions(InputStream in, LineReport report) throws IOException {
      interactions.load(in, report, lines -> { });
    }
  }
}
