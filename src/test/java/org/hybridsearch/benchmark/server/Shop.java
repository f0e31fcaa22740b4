package org.hybridsearch.benchmark.server;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.InteractionImporter;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.CatalogConfig;
import org.hybridsearch.catalog.Catalogs;
import org.hybridsearch.catalog.calibrate.MatchCalibrator;
import org.hybridsearch.catalog.document.ItemText;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.index.IndexSettings;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.catalog.index.Segments;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.demo.FoodMart;
import org.hybridsearch.demo.LineStream;
import org.hybridsearch.demo.multiplied.MultipliedFoodMart;
import org.hybridsearch.demo.multiplied.Scale;
import org.hybridsearch.demo.multiplied.VariantVectors;
import org.hybridsearch.embed.BatchEmbedder;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.embed.FileVectorCache;
import org.hybridsearch.embed.langchain4j.local.OnnxEmbedderFactory;
import org.hybridsearch.model.Market;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.opensearch.bulk.Patience;
import org.hybridsearch.testing.SearchEngines;

/**
 * A catalogue of some size with its purchases, in an engine. Loaded once: as long as generator and mapping stay what they were, the
 * next run finds it.
 */
public final class Shop {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int TELL_EVERY = 20_000;
  /** From here on the service lets go of them. */
  private static final double MOST_COPIES = 0.2;
  private static final int MOST_TRIES = 8;

  private final IndexNames names;
  private final Scale scale;
  private final URI engine;

  public Shop(String prefix, Scale scale, URI engine) {
    this.names = new IndexNames(prefix, Market.DEFAULT);
    this.scale = scale;
    this.engine = engine;
  }

  public String prefix() {
    return names.prefix();
  }

  public int items() {
    return scale.items();
  }

  public MultipliedFoodMart data() {
    return new MultipliedFoodMart(scale);
  }

  /** Whether all of it is there, as this version of generator and mapping makes it. */
  public boolean loaded() throws IOException {
    try (SearchEngine connection = SearchEngines.connect(engine)) {
      return connection.exists(mark(), TIMEOUT);
    }
  }

  /** To be called when the service has been up once, as that writes what is popular into the items. */
  public void markLoaded() throws IOException {
    try (SearchEngine connection = SearchEngines.connect(engine)) {
      showWritesEvery(connection, "1s");
      letGoOfCopies(connection);
      connection.send(EngineRequest.of("PUT", mark(), Map.of(), object(member("items", scale.items()))), TIMEOUT,
          AnswerReader.ignored());
    }
  }

  /** To be called when it is there from an earlier run, whose writers came last. */
  public void settle() throws IOException {
    try (SearchEngine connection = SearchEngines.connect(engine)) {
      letGoOfCopies(connection);
    }
  }

  /**
   * Writes items and purchases, by the ways that uploads go, after clearing away what another version left.
   *
   * @param most how many of the purchases at most
   */
  public void load(long most) throws IOException {
    try (CachedModel model = new CachedModel()) {
      load(model.embedder, most);
    }
  }

  /** The same with another model than the local one. */
  public void load(Embedder model, long most) throws IOException {
    try (SearchEngine connection = SearchEngines.connect(engine)) {
      clear(connection);
      items(connection, model);
      purchases(connection, Math.min(most, scale.purchases()));
      awaitQuiet(connection);
    }
  }

  /** The model, with the vectors of FoodMart's own texts kept beside the build. */
  private static final class CachedModel implements AutoCloseable {
    private final Embedder embedder;
    private final FileVectorCache cache;

    CachedModel() {
      Embedder model = new OnnxEmbedderFactory().create(2);
      this.cache = FileVectorCache.open(Path.of("target/vectors"), model.model(), 200_000);
      this.embedder = new BatchEmbedder(model, cache, 64);
    }

    @Override
    public void close() throws IOException {
      cache.close();
    }
  }

  private void items(SearchEngine connection, Embedder model) throws IOException {
    Catalog catalog = catalog(connection, model);
    showWritesEvery(connection, "-1");
    long[] told = {0};
    try (InputStream in = data().items(); LineReport report = new LineReport()) {
      catalog.apply(in, Operation.PUT, report, soFar -> {
        if (soFar.accepted() - told[0] >= TELL_EVERY) {
          told[0] = soFar.accepted();
          System.out.printf("  %,d items%n", told[0]);
        }
      });
      require(report, scale.items());
    }
  }

  private Catalog catalog(SearchEngine connection, Embedder model) {
    Catalogs.Texts texts = new Catalogs.Texts(ItemText::of, new VariantVectors(model), new MatchCalibrator(model, 42));
    Catalogs catalogs = new Catalogs(
        connection, mapping(CatalogConfig.class), texts, Clock.systemUTC(), Thread::sleep);
    Catalog catalog = catalogs.catalog(names);
    catalog.open(System.out::println);
    return catalog;
  }

  /** Work on the open catalogue. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Catalog catalog, SearchEngine engine) throws IOException, InterruptedException;
  }

  /** Has something done to the catalogue, by the ways that uploads go. */
  public <T> T write(Work<T> work) throws IOException, InterruptedException {
    try (CachedModel model = new CachedModel(); SearchEngine connection = SearchEngines.connect(engine)) {
      return work.on(catalog(connection, model.embedder), connection);
    }
  }

  /** The name searches know the items by. */
  public String alias() {
    return names.items();
  }

  /** A segment a second, each with a graph of its own to be merged, would be most of the work of a load that nobody searches. */
  private void showWritesEvery(SearchEngine connection, String interval) {
    connection.send(EngineRequest.of("PUT", "/" + names.items() + "/_settings", Map.of(),
        object(member("index.refresh_interval", interval))), TIMEOUT, AnswerReader.ignored());
  }

  private void purchases(SearchEngine connection, long count) throws IOException {
    InteractionImporter importer = new InteractionImporter(
        connection, names.interactions(), mapping(BehaviourConfig.class), Clock.systemUTC(), Patience.Sleeper.real());
    try (InputStream in = new LineStream(data().purchases().limit(count).map(FoodMart.Purchase::toJson));
        LineReport report = new LineReport()) {
      importer.load(in, report);
      require(report, count);
    }
  }

  private static void require(LineReport report, long lines) {
    if (report.accepted() != lines) {
      throw new IllegalStateException("Only " + report.accepted() + " of " + lines + " lines were taken");
    }
  }

  /** What the service's upkeep does within minutes is not to happen while something is measured. */
  private void letGoOfCopies(SearchEngine connection) {
    Segments segments = new Segments(connection, TIMEOUT);
    for (int tries = 0; tries < MOST_TRIES && segments.documents(names.items()).overwrittenShare() > MOST_COPIES; tries++) {
      LockSupport.parkNanos(Duration.ofSeconds(15).toNanos()); // the engine decides every 30 s which copies it still needs
      segments.expunge(names.items());
      awaitQuiet(connection);
    }
    awaitQuiet(connection);
  }

  /** Removes it. */
  public void clear() throws IOException {
    try (SearchEngine connection = SearchEngines.connect(engine)) {
      clear(connection);
    }
  }

  private void clear(SearchEngine connection) {
    EngineRequest all = EngineRequest.of("DELETE", "/" + prefix() + "-*", Map.of("expand_wildcards", "all"));
    connection.send(all, TIMEOUT, AnswerReader.ignored());
  }

  /** Waits until no segment is merged for three seconds. */
  public static void awaitQuiet(SearchEngine connection) {
    for (int quiet = 0; quiet < 3; ) {
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      long merges = connection.send(EngineRequest.of("GET", "/_nodes/stats/indices/merge", Map.of()), TIMEOUT, Trees::read)
          .path("nodes").findPath("merges").path("current").asLong();
      quiet = merges == 0 ? quiet + 1 : 0;
    }
  }

  private String mark() {
    MappingFile mapping = MappingFile.items(new IndexSettings("lucene", 1, 0), 384);
    return "/" + prefix() + "-benchmark/_doc/" + MultipliedFoodMart.VERSION + "-" + mapping.version();
  }

  private static <T> T mapping(Class<T> type) {
    return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(type).build().getConfigMapping(type);
  }
}
