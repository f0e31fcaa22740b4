package org.hybridsearch.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.catalog.load.BatchWriter;
import org.hybridsearch.catalog.load.Importer;
import org.hybridsearch.catalog.load.Importer.BatchListener;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.catalog.replace.Replacement;
import org.hybridsearch.embed.EmbeddingModel;
import org.hybridsearch.ndjson.LineReport;

/** The two ways of uploading, and telling searches of what they brought. */
final class Uploads {

  private final Importer importer;
  private final Supplier<BatchWriter> writers;
  private final Replacement replacement;
  private final Announcements announcements;
  private final MappingFile mapping;
  private final EmbeddingModel model;

  Uploads(Importer importer, Supplier<BatchWriter> writers, Replacement replacement, Announcements announcements,
      MappingFile mapping, EmbeddingModel model) {
    this.importer = importer;
    this.writers = writers;
    this.replacement = replacement;
    this.announcements = announcements;
    this.mapping = mapping;
    this.model = model;
  }

  void apply(InputStream in, Operation operation, long startedAt, LineReport report, BatchListener listener) throws IOException {
    Announcements.Upload upload = announcements.begin();
    try {
      importer.load(in, operation, startedAt, writers.get(), report, soFar -> {
        upload.settled(soFar);
        listener.settled(soFar);
      });
    } finally {
      // Also when the sender broke off: what was accepted stays.
      upload.ended(report);
    }
  }

  void replace(InputStream in, long startedAt, LineReport report, BatchListener listener) throws IOException {
    replacement.run(in, mapping, model, startedAt, report, listener);
    announcements.swapped();
  }

  /** Does what an upload that broke off left undone. */
  void catchUp() {
    announcements.catchUp();
  }

  void close() {
    announcements.close();
  }
}
