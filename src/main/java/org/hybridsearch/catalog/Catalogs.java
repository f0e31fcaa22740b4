package org.hybridsearch.catalog;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.hybridsearch.catalog.calibrate.Calibrator;
import org.hybridsearch.catalog.document.AttributeKinds;
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
import org.hybridsearch.embed.EmbeddingModel;
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
  private final Patience.Sleeper sleeper;

  /** What varies is given: time and how to pause. */
  public Catalogs(SearchEngine engine, CatalogConfig config, Texts texts, Clock clock, Patience.Sleeper sleeper) {
    this.engine = engine;
    this.config = config;
    this.texts = texts;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * How items become vectors.
   *
   * @param itemText looks at title, description, brand, categories and attributes only
   */
  public record Texts(Function<Item, String> itemText, Embedder embedder, Calibrator calibrator) {}

  /** The catalogue of the market the names are of, of English items; to be opened before use. */
  public Catalog catalog(IndexNames names) {
    return catalog(names, CatalogRules.PLAIN);
  }

  /** The catalogue of the market the names are of; to be opened before use. */
  public Catalog catalog(IndexNames names, CatalogRules rules) {
    Duration timeout = config.requestTimeout();
    IndexSettings settings = settings();
    EmbeddingModel model = texts.embedder().model();
    MappingFile mapping = MappingFile.items(settings, rules.language(), model.dimension());
    IndexAdmin admin = new IndexAdmin(engine, timeout);
    ControlDocuments control = new ControlDocuments(engine, names, timeout);
    Generations generations = new Generations(control);
    BuildLock lock = new BuildLock(control, config.buildLease(), sleeper);
    ItemTexts itemTexts = new ItemTexts(texts.itemText());
    Recalibration recalibration =
        new Recalibration(admin, generations, new Sampler(engine, itemTexts, timeout), texts.calibrator());
    StoredAttributeKinds kinds = new StoredAttributeKinds(control, config.maxAttributeNames());
    Importer importer = importer(kinds, rules);
    Builds builds = Builds.of(engine, new Builds.Indexes(names, admin, lock, generations, recalibration),
        new Builds.Documents(importer, itemTexts, texts.embedder()), patience(), timeout);
    LiveIndexes live = new LiveIndexes(admin, generations, names);
    Announcer announcer = new Announcer(admin, generations, recalibration, live, names.items(), config.announceEvery());
    Announcements announcements = new Announcements(announcer, generations, recalibration, live, names, clock);
    Uploads uploads = new Uploads(importer, () -> writer(names, itemTexts), builds.replacement(), announcements,
        mapping, model);
    Maintenance maintenance = new Maintenance(
        new Maintenance.Indexes(admin, new Segments(engine, timeout)), lock, generations, names.items(),
        new Maintenance.Settings(config.tombstonesKept(), config.retiredIndexKept(), config.expungePause()), clock);
    CatalogOpening opening =
        new CatalogOpening(admin, names, settings, new CatalogOpening.Wanted(mapping, model), builds.remapping(), patience());
    DeclaredKinds declared = new DeclaredKinds(kinds, names.market(), rules.attributes());
    return new Catalog(opening, declared, uploads, maintenance, live, clock);
  }

  private Importer importer(AttributeKinds kinds, CatalogRules rules) {
    ItemLines lines = new ItemLines(kinds, rules.currency());
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
