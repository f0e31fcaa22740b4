package org.hybridsearch.catalog.replace;

import java.io.IOException;
import java.io.InputStream;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.catalog.load.BatchWriter;
import org.hybridsearch.catalog.load.Importer;
import org.hybridsearch.catalog.load.Importer.BatchListener;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.catalog.load.StoredReader;
import org.hybridsearch.catalog.replace.CarryOver.Plan;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.opensearch.bulk.Patience;

/** Replaces the whole catalogue by an upload. Safe for use by many threads: one of them wins. */
public final class Replacement {

  private final IndexBuild build;
  private final Importer importer;
  private final StoredReader reader;
  private final Composer composer;
  private final BulkSender sender;
  private final Patience patience;

  Replacement(IndexBuild build, Importer importer, StoredReader reader, Composer composer, BulkSender sender, Patience patience) {
    this.build = build;
    this.importer = importer;
    this.reader = reader;
    this.composer = composer;
    this.sender = sender;
    this.patience = patience;
  }

  /**
   * Reads the upload into a new index and swaps that in. On any failure the live catalogue is as it was.
   *
   * @throws BuildInProgress when another replacement is under way
   * @throws BuildFailed when no line was applied, or some could not be written in time
   * @throws IOException when the upload breaks off
   */
  public void run(InputStream in, MappingFile mapping, EmbeddingModel model, long defaultVersion, LineReport report,
      BatchListener listener) throws IOException {
    build.run(mapping, model, false, plan -> {
      importer.load(in, Operation.PUT, defaultVersion, writer(plan), report, soFar -> {
        requireWritten(soFar);
        listener.settled(soFar);
      });
      requireWritten(report);
      if (report.accepted() == 0) {
        throw new BuildFailed(
            "No line of the upload is an item as new as what is stored: the live catalogue is as it was", true);
      }
    });
  }

  private BatchWriter writer(Plan plan) {
    BuildWave wave = new BuildWave(plan, reader, composer, sender);
    return new BatchWriter(wave, composer::vectors, patience);
  }

  private static void requireWritten(LineReport report) {
    if (report.count(LineCode.UNAVAILABLE) > 0) {
      throw new BuildFailed("The engine or the embedder did not take all lines in time: the live catalogue is as it was", false);
    }
  }
}
