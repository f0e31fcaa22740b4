package org.hybridsearch.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.function.Consumer;
import org.hybridsearch.catalog.index.LiveIndexes;
import org.hybridsearch.catalog.load.Importer.BatchListener;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.catalog.upkeep.Maintenance;
import org.hybridsearch.ndjson.LineReport;

/** The catalogue of one market. Safe for use by many threads and, beside its like on other replicas, on one engine. */
public final class Catalog {

  private final CatalogOpening opening;
  private final DeclaredKinds declared;
  private final Uploads uploads;
  private final Maintenance maintenance;
  private final LiveIndexes liveIndexes;
  private final Clock clock;

  Catalog(CatalogOpening opening, DeclaredKinds declared, Uploads uploads, Maintenance maintenance, LiveIndexes liveIndexes,
      Clock clock) {
    this.opening = opening;
    this.declared = declared;
    this.uploads = uploads;
    this.maintenance = maintenance;
    this.liveIndexes = liveIndexes;
    this.clock = clock;
  }

  /**
   * Opens the market's indexes: to be called once, before anything else, by each replica.
   *
   * @param progress is told, a sentence each, of what takes long
   * @throws ModelMismatch when the stored vectors are of another model than the configured one
   * @throws IllegalStateException when an attribute has another kind already than the declared one
   */
  public void open(Consumer<String> progress) {
    opening.run(progress);
    declared.settle();
    liveIndexes.refresh();
  }

  /** Applies an upload of lines to the live catalogue; see {@link Operation}. The report is the caller's to close. */
  public void apply(InputStream in, Operation operation, LineReport report, BatchListener listener) throws IOException {
    uploads.apply(in, operation, clock.millis(), report, listener);
  }

  /**
   * Replaces the whole catalogue by an upload; see {@link org.hybridsearch.catalog.replace.Replacement}.
   *
   * @throws org.hybridsearch.catalog.replace.BuildInProgress when a replacement is under way
   * @throws org.hybridsearch.catalog.replace.BuildFailed when the upload cannot replace the catalogue
   */
  public void replace(InputStream in, LineReport report, BatchListener listener) throws IOException {
    uploads.replace(in, clock.millis(), report, listener);
  }

  /** Measures the index anew if an import ended without doing so; to be run about each minute. */
  public void catchUp() {
    uploads.catchUp();
  }

  /** Tells other replicas of the last changes; for some seconds at most. To be called before the process ends. */
  public void close() {
    uploads.close();
  }

  /** What searches must know of the live index; to be refreshed about each second. */
  public LiveIndexes liveIndexes() {
    return liveIndexes;
  }

  /** To be run about each minute. */
  public Maintenance maintenance() {
    return maintenance;
  }
}
