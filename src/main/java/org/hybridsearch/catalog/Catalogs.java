package org.hybridsearch.catalog;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.hybridsearch.catalog.calibrate.Calibrator;
import org.hybridsearch.catalog.document.ItemTexts;
import org.hybridsearch.catalog.index.BuildLock;
import org.hybridsearch.catalog.index.ControlDocuments;
import org.hybridsearch.catalog.index.Generations;
import org.hybridsearch.catalog.index.IndexAdmin;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.index.IndexSettings;
import org.hybridsearch.catalog.index.LiveIndexes;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.catalog.index.Segments;
import org.hybridsearch.catalog.index.StoredAttributeKinds;
import org.hybridsearch.catalog.load.BatchWriter;
import org.hybridsearch.catalog.load.Importer;
import org.hybridsearch.catalog.load.ItemLines;
import org.hybridsearch.catalog.load.LiveWave;
import org.hybridsearch.catalog.load.StoredReader;
import org.hybridsearch.catalog.load.Vectors;
import org.hybridsearch.catalog.replace.Builds;
import org.hybridsearch.catalog.upkeep.Announcer;
import org.hybridsearch.catalog.upkeep.Maintenance;
import org.hybridsearch.catalog.upkeep.Recalibration;
import org.hybridsearch.catalog.upkeep.Sampler;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.model.Item;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.opensearch.bulk.Patience;

/** Makes catalogues: the one place that knows how their parts fit together. */
public final class Catalogs {

  private final SearchEngine engine;
  private final CatalogConfig config;
  private final Texts texts;
  private final Clock clock;
  private final RandomGenerator random;
  private final Patience.Sleeper sleeper;

  /** What varies is given: time, chance and how to pause. */
  public Catalogs(SearchEngine engine, CatalogConfig config, Texts texts, Clock clock, RandomGenerator random,
      Patience.Sleeper sleeper) {
    this.engine = engine;
    this.config = config;
    this.texts = texts;
    this.clock = clock;
    this.random = random;
    this.sleeper = sleeper;
  }

  /**
   * How items become vectors.
   *
   * @param itemText looks at title, description, brand, categories and attributes only
   */
  public record Texts(Function<Item, String> itemText, Embedder embedder, Calibrator calibrator) {}

  /** The catalogue of the market the names are of; to be opened before use. */
  public Catalog catalog(IndexNames names) {
    Duration timeout = config.requestTimeout();
    IndexSettings settings = settings();
    IndexAdmin admin = new IndexAdmin(engine, timeout);
    ControlDocuments control = new ControlDocuments(engine, names, timeout);
    Generations generations = new Generations(control);
    BuildLock lock = new BuildLock(control, config.buildLease(), sleeper);
    ItemTexts itemTexts = new ItemTexts(texts.itemText());
    Recalibration recalibration =
        new Recalibration(admin, generations, new Sampler(engine, itemTexts, random, timeout), texts.calibrator());
    Importer importer = importer(control);
    Builds builds = Builds.of(engine, new Builds.Indexes(names, admin, lock, generations, recalibration),
        new Builds.Documents(importer, itemTexts, texts.embedder()), patience(), timeout);
    LiveIndexes live = new LiveIndexes(admin, generations, names);
    Announcer announcer = new Announcer(admin, generations, recalibration, live, names.items(), config.announceEvery());
    Announcements announcements = new Announcements(announcer, generations, recalibration, live, names, clock);
    Uploads uploads = new Uploads(importer, () -> writer(names, itemTexts), builds.replacement(), announcements,
        MappingFile.items(settings, texts.embedder().model().dimension()), texts.embedder().model());
    Maintenance maintenance = new Maintenance(
        new Maintenance.Indexes(admin, new Segments(engine, timeout)), lock, generations, names.items(),
        new Maintenance.Settings(config.tombstonesKept(), config.retiredIndexKept(), config.expungePause()), clock);
    CatalogOpening opening =
        new CatalogOpening(admin, names, settings, texts.embedder().model(), builds.remapping(), patience());
    return new Catalog(opening, uploads, maintenance, live, clock);
  }

  private Importer importer(ControlDocuments control) {
    ItemLines lines = new ItemLines(new StoredAttributeKinds(control, config.maxAttributeNames()));
    return new Importer(lines, new Importer.Limits(config.maxLineBytes(), config.batchLines(), config.batchCharacters()));
  }

  private BatchWriter writer(IndexNames names, ItemTexts itemTexts) {
    LiveWave wave = new LiveWave(names.items(), new StoredReader(engine, config.requestTimeout()), itemTexts,
        new BulkSender(engine, config.requestTimeout()));
    return new BatchWriter(wave, () -> new Vectors(texts.embedder()), patience());
  }

  private IndexSettings settings() {
    return new IndexSettings(config.knnEngine(), config.shards(), config.replicas());
  }

  private Patience patience() {
    return new Patience(config.retryPause(), config.retryMaxPause(), config.retryFor(), sleeper);
  }
}
