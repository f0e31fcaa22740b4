package org.hybridsearch.wiring.evaluation;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.CatalogConfig;
import org.hybridsearch.catalog.Catalogs;
import org.hybridsearch.catalog.calibrate.MatchCalibrator;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.catalog.document.ItemText;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.embed.BatchEmbedder;
import org.hybridsearch.evaluate.Shops;
import org.hybridsearch.evaluate.contender.Index;
import org.hybridsearch.evaluate.contender.Legs;
import org.hybridsearch.evaluate.contender.Service;
import org.hybridsearch.evaluate.contender.Shop;
import org.hybridsearch.facet.FacetConfig;
import org.hybridsearch.facet.FacetCounter;
import org.hybridsearch.model.Market;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.http.HttpEngine;
import org.hybridsearch.page.PageConfig;
import org.hybridsearch.page.Pages;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.pipeline.Counting;
import org.hybridsearch.pipeline.FirstPage;
import org.hybridsearch.pipeline.LaterPage;
import org.hybridsearch.pipeline.NumberedPage;
import org.hybridsearch.pipeline.RankedPages;
import org.hybridsearch.pipeline.RetrievedMatches;
import org.hybridsearch.pipeline.SearchPipeline;
import org.hybridsearch.pipeline.sorted.FollowingPage;
import org.hybridsearch.pipeline.sorted.OpeningPage;
import org.hybridsearch.pipeline.sorted.SortedPages;
import org.hybridsearch.plan.Planner;
import org.hybridsearch.profile.ProfileConfig;
import org.hybridsearch.profile.ProfileStore;
import org.hybridsearch.retrieve.MatchCounter;
import org.hybridsearch.retrieve.RetrieveConfig;
import org.hybridsearch.retrieve.Retriever;
import org.hybridsearch.sort.Sorter;

/** Shops on one engine, one at a time: the real import, the real line. */
final class EvaluationShops implements Shops, AutoCloseable {

  /** Equal catalogues get equal thresholds; the service draws with the same. */
  private static final long CALIBRATION_SEED = 42;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int TELL_EVERY = 5_000;

  private final EvaluationSettings settings;
  private final EvaluationModel model;
  private final SearchEngine engine;
  private final Consumer<String> progress;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private int shops;

  EvaluationShops(EvaluationSettings settings, EvaluationModel model, URI address, Consumer<String> progress) {
    this.settings = settings;
    this.model = model;
    this.engine = new SearchEngine(HttpEngine.open(address, settings.of(OpenSearchConfig.class).connections()));
    this.progress = progress;
  }

  @Override
  public Shop open(String name, Path items) {
    Opened opened = imported(name, () -> Files.newInputStream(items));
    Index index = new Index(engine, opened.names().items());
    return new Shop(new Legs(index, model::query).contenders(), new Service("blend", line(opened, new NoRanker()).searches(), ""),
        opened.refused());
  }

  /** A catalogue that was imported. */
  record Opened(IndexNames names, Catalog catalog, long refused) {}

  /** Where a catalogue's lines come from. */
  interface Lines {
    InputStream open() throws IOException;
  }

  /** The line, and what an evaluation looks at of its parts. */
  record Line(SearchPipeline searches, Retriever retriever, Planner planner, ProfileStore profiles) {}

  /** A new shop in place of the one before, with the model's vectors. */
  Opened imported(String name, Lines items) {
    return imported(name, items, model.items());
  }

  /** A shop of items out of multiplied FoodMart. */
  Opened multiplied(String name, Lines items) {
    return imported(name, items, model.variants());
  }

  private Opened imported(String name, Lines items, BatchEmbedder embedder) {
    if (shops > 0) {
      engine.send(EngineRequest.of("DELETE", "/" + prefix() + "-*", Map.of()), TIMEOUT, AnswerReader.ignored());
    }
    shops++;
    IndexNames names = new IndexNames(prefix(), Market.DEFAULT);
    Catalog catalog = catalog(names, embedder);
    catalog.open(progress);
    return new Opened(names, catalog, load(catalog, name, items));
  }

  SearchEngine engine() {
    return engine;
  }

  EvaluationSettings settings() {
    return settings;
  }

  private String prefix() {
    return "evaluation" + shops;
  }

  private Catalog catalog(IndexNames names, BatchEmbedder embedder) {
    Catalogs.Texts texts = new Catalogs.Texts(ItemText::of, embedder, new MatchCalibrator(embedder, CALIBRATION_SEED));
    return new Catalogs(engine, settings.of(CatalogConfig.class), texts, Clock.systemUTC(), Thread::sleep)
        .catalog(names);
  }

  /** How many lines the import refused. */
  private long load(Catalog catalog, String name, Lines items) {
    long[] told = {0};
    long start = System.nanoTime();
    try (InputStream in = items.open(); LineReport report = new LineReport()) {
      catalog.apply(in, Operation.PUT, report, soFar -> {
        if (soFar.accepted() - told[0] >= TELL_EVERY) {
          told[0] = soFar.accepted();
          progress.accept("%d items of %s indexed".formatted(told[0], name));
        }
      });
      if (report.accepted() == 0) {
        throw new IllegalArgumentException("The import refused all of " + name + ": " + text(report));
      }
      if (report.refused() > 0) {
        progress.accept("Lines of " + name + " that were refused: " + text(report));
      }
      catalog.liveIndexes().refresh();
      progress.accept("%d items of %s indexed in %.1f s, match threshold %.3f, random-pair mean %.3f".formatted(report.accepted(),
          name, (System.nanoTime() - start) / 1e9, catalog.liveIndexes().current().matchThreshold(),
          catalog.liveIndexes().current().randomPairMean()));
      return report.refused();
    } catch (IOException e) {
      throw new UncheckedIOException("The items of " + name + " could not be read", e);
    }
  }

  private static String text(LineReport report) throws IOException {
    int most = 2_000;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.writeTo(out);
    String text = out.toString(StandardCharsets.UTF_8);
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  /** The service's line on a catalogue, with a ranker. */
  Line line(Opened opened, PersonalRanker ranker) {
    Blender blender = new Blender(engine, ItemReader::read);
    Pages pages = new Pages(engine, prefix(), settings.of(PageConfig.class), Clock.systemUTC(), new Random(CALIBRATION_SEED),
        new SimpleMeterRegistry());
    pages.prepare(Market.DEFAULT);
    Retriever retriever = new Retriever(engine, model.queries(), settings.of(RetrieveConfig.class), threads);
    Counting counting = new Counting(new MatchCounter(engine),
        new FacetCounter(engine, new RetrievedMatches(retriever), settings.of(FacetConfig.class), threads), threads);
    Personalizer personalizer = new Personalizer(
        ranker, settings.of(PersonalizeConfig.class), Ticker.systemTicker(), new SimpleMeterRegistry());
    ProfileStore profiles = ProfileStore.of(settings.of(ProfileConfig.class));
    Planner planner = new Planner(settings.deadline());
    FirstPage first = new FirstPage(retriever, personalizer, blender, counting, pages);
    Sorter sorter = new Sorter(engine, ItemReader::read);
    SearchPipeline searches = new SearchPipeline(profiles, market -> opened.catalog().liveIndexes().current(), planner,
        new RankedPages(first, new NumberedPage(first, blender, counting, pages), new LaterPage(pages, blender, counting)),
        new SortedPages(new OpeningPage(retriever, sorter, counting, pages), new FollowingPage(pages, sorter, counting)),
        Clock.systemUTC());
    return new Line(searches, retriever, planner, profiles);
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    engine.close();
  }
}
