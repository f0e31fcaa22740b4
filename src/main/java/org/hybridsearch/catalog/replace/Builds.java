package org.hybridsearch.catalog.replace;

import java.time.Duration;
import org.hybridsearch.catalog.document.ItemTexts;
import org.hybridsearch.catalog.index.BuildLock;
import org.hybridsearch.catalog.index.Generations;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.load.Importer;
import org.hybridsearch.catalog.load.StoredReader;
import org.hybridsearch.catalog.upkeep.Recalibration;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.opensearch.bulk.Patience;

/** Puts the two kinds of builds together. */
public final class Builds {

  private final Remapping remapping;
  private final Replacement replacement;

  private Builds(Remapping remapping, Replacement replacement) {
    this.remapping = remapping;
    this.replacement = replacement;
  }

  /** What builds need of the market's indexes. */
  public record Indexes(
      IndexNames names, IndexAdmin admin, BuildLock lock, Generations generations, Recalibration recalibration) {}

  /** What builds need to make documents. */
  public record Documents(Importer importer, ItemTexts texts, Embedder embedder) {}

  /** Builds of one market; {@code timeout} is that of one request. */
  public static Builds of(SearchEngine engine, Indexes indexes, Documents documents, Patience patience, Duration timeout) {
    StoredReader reader = new StoredReader(engine, timeout);
    BulkSender sender = new BulkSender(engine, timeout);
    Composer composer = new Composer(documents.texts(), documents.embedder());
    CarryOver carryOver = new CarryOver(new ChangeScan(engine, timeout), reader, composer, sender, patience);
    IndexBuild build = new IndexBuild(indexes.admin(), indexes.lock(), indexes.generations(), carryOver,
        indexes.recalibration(), indexes.names());
    return new Builds(
        new Remapping(build, carryOver, indexes.admin(), patience.sleeper()),
        new Replacement(build, documents.importer(), reader, composer, sender, patience));
  }

  public Remapping remapping() {
    return remapping;
  }

  public Replacement replacement() {
    return replacement;
  }
}
