package org.hybridsearch.api.bulk;

import java.io.IOException;
import java.io.InputStream;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.Market;
import org.hybridsearch.ndjson.LineReport;

/**
 * What uploads do. Each reads its stream to the end and fills the report, which stays the caller's; safe for use by many threads.
 * An {@link IOException} means that the stream broke off.
 */
public interface BulkUploads {

  /** Applies each line to the live catalogue of the market. */
  void items(Market market, InputStream in, Operation operation, LineReport report) throws IOException;

  /**
   * Takes the lines as the whole catalogue.
   *
   * @throws org.hybridsearch.catalog.replace.BuildInProgress when a replacement is under way
   * @throws org.hybridsearch.catalog.replace.BuildFailed when the upload cannot replace the catalogue
   */
  void replaceItems(Market market, InputStream in, LineReport report) throws IOException;

  /** Keeps each line as an interaction. */
  void interactions(Market market, InputStream in, LineReport report) throws IOException;
}
