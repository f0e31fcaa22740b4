package org.hybridsearch.pipeline;

import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.catalog.document.Prior;
import org.hybridsearch.catalog.index.IndexSettings;
import org.hybridsearch.catalog.index.MappingFile;
import org.hybridsearch.facet.FacetConfig;
import org.hybridsearch.facet.FacetCounter;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.page.PageConfig;
import org.hybridsearch.page.Pages;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.pipeline.sorted.FollowingPage;
import org.hybridsearch.pipeline.sorted.OpeningPage;
import org.hybridsearch.pipeline.sorted.SortedPages;
import org.hybridsearch.plan.Planner;
import org.hybridsearch.profile.ProfileConfig;
import org.hybridsearch.profile.ProfileStore;
import org.hybridsearch.retrieve.MatchCounter;
import org.hybridsearch.retrieve.QueryVectors;
import org.hybridsearch.retrieve.RetrieveConfig;
import org.hybridsearch.retrieve.Retriever;
import org.hybridsearch.retrieve.breadth.ClickEntropy;
import org.hybridsearch.sort.Sorter;
import org.hybridsearch.testing.SearchEngines;

/**
 * A small shop on the real engine and the real pipeline, put together by hand, so that tests can give it any ranker, embedder,
 * settings or address. Vectors have one dimension a topic: a text is about a topic when it names it.
 */
final class TestShop implements AutoCloseable {

  static final List<String> TOPICS = List.of("juice", "breakfast", "soap", "other");
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final String name;
  private final SearchEngine direct;
  private boolean grouped;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Pages> serving = new ArrayList<>();

  /** @param name of its own for each test class: lower-case letters and hyphens */
  TestShop(String name) {
    this.name = name;
    this.direct = SearchEngines.connect();
    open.add(direct);
    String body = MappingFile.items(new IndexSettings("lucene", 1, 0), TOPICS.size()).body();
    direct.send(EngineRequest.of("PUT", "/" + name + "-items", Map.of(), Json.raw(body)), TIMEOUT, AnswerReader.ignored());
  }

  static float[] vector(String text) {
    float[] values = new float[TOPICS.size()];
    Arrays.fill(values, 0.05f);
    for (int i = 0; i < values.length; i++) {
      values[i] += text.toLowerCase().contains(TOPICS.get(i)) ? 1 : 0;
    }
    return values;
  }

  /** Indexes items, id to title, and makes them visible; {@code about} is what the vector is made of. */
  void put(Map<String, String> titles, String about, double price) {
    List<Json> lines = new ArrayList<>();
    titles.forEach((id, title) -> {
      List<Member> members = new ArrayList<>(List.of(member("id", id), member("title", title), member("price", price),
          member("brand", price > 5 ? "Fine" : "Plain"), member("available", true), member("prior", prior(true, 0)),
          member("embedding", Json.floats(TextVector.of(vector(about.isEmpty() ? title : about)).toArray()))));
      lines.add(object(member("index", object(member("_id", id)))));
      lines.add(object(members));
    });
    direct.send(EngineRequest.bulk("/" + name + "-items/_bulk", Map.of("refresh", "true"), lines), TIMEOUT, AnswerReader.ignored());
  }

  /** Indexes whole documents, by id, and makes them visible. */
  void putDocuments(Map<String, Json> documents) {
    List<Json> lines = new ArrayList<>();
    documents.forEach((id, document) -> {
      lines.add(object(member("index", object(member("_id", id)))));
      lines.add(document);
    });
    direct.send(EngineRequest.bulk("/" + name + "-items/_bulk", Map.of("refresh", "true"), lines), TIMEOUT, AnswerReader.ignored());
  }

  /** Indexes documents of nothing but what is given, by id, and makes them visible. */
  void add(Map<String, List<Member>> documents) {
    List<Json> lines = new ArrayList<>();
    documents.forEach((id, members) -> {
      List<Member> all = new ArrayList<>(members);
      all.add(member("id", id));
      lines.add(object(member("index", object(member("_id", id)))));
      lines.add(object(all));
    });
    direct.send(EngineRequest.bulk("/" + name + "-items/_bulk", Map.of("refresh", "true"), lines), TIMEOUT, AnswerReader.ignored());
  }

  /** Whether the services opened from now on know of groups. */
  TestShop grouped(boolean grouped) {
    this.grouped = grouped;
    return this;
  }

  /** What happens when shoppers act: an item's learned popularity changes. */
  void learn(String id, double popularity) {
    change(id, member("learnedPopularity", popularity), member("prior", prior(true, popularity)));
  }

  /** An item can be bought no longer. */
  void sellOut(String id) {
    change(id, member("available", false), member("prior", prior(false, 0)));
  }

  /** An item gets codes. */
  void code(String id, String sku, String gtin) {
    change(id, member("sku", sku), member("gtin", gtin));
  }

  /** Changes some fields of an item. */
  void change(String id, Member... members) {
    Json change = object(member("doc", object(members)));
    direct.send(EngineRequest.of("POST", "/" + name + "-items/_update/" + id, Map.of("refresh", "true"), change), TIMEOUT,
        AnswerReader.ignored());
  }

  private static double prior(boolean available, double learned) {
    ObjectNode source = new ObjectMapper().createObjectNode().put("available", available).put("learnedPopularity", learned);
    Prior.derive(source);
    return source.get("prior").doubleValue();
  }

  void delete(String id) {
    direct.send(EngineRequest.of("DELETE", "/" + name + "-items/_doc/" + id, Map.of("refresh", "true")), TIMEOUT,
        AnswerReader.ignored());
  }

  /** A service of this shop at an address, for example a fault proxy's; settings as {@code name=value}. */
  Searches serve(URI address, PersonalRanker ranker, QueryVectors vectors, String... settings) {
    return serve(address, ranker, vectors, ClickEntropy.UNKNOWN, settings);
  }

  Searches serve(URI address, PersonalRanker ranker, QueryVectors vectors, ClickEntropy clicks, String... settings) {
    SmallRyeConfig config = config(settings);
    SearchEngine engine = SearchEngines.connect(address);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    open.add(engine);
    open.add(threads);
    Blender blender = new Blender(engine, ItemReader::read);
    Pages pages = new Pages(engine, name, config.getConfigMapping(PageConfig.class), Clock.systemUTC(), RandomGenerator.getDefault(),
        new SimpleMeterRegistry());
    serving.add(pages);
    pages.prepare(Market.DEFAULT);
    Retriever retriever = new Retriever(engine, vectors, config.getConfigMapping(RetrieveConfig.class), threads, clicks);
    Counting counting = new Counting(new MatchCounter(engine),
        new FacetCounter(engine, new RetrievedMatches(retriever), config.getConfigMapping(FacetConfig.class), threads), threads);
    Personalizer personalizer = new Personalizer(
        ranker, config.getConfigMapping(PersonalizeConfig.class), Ticker.systemTicker(), new SimpleMeterRegistry());
    Duration deadline = config.getOptionalValue("hybridsearch.plan.deadline", Duration.class).orElse(Duration.ofSeconds(10));
    LiveIndex index = new LiveIndex(name + "-items", 1, 0.1, 0.8, grouped);
    FirstPage first = new FirstPage(retriever, personalizer, blender, counting, pages);
    Sorter sorter = new Sorter(engine, ItemReader::read);
    return new SearchPipeline(ProfileStore.of(config.getConfigMapping(ProfileConfig.class)),
        market -> index, new Planner(deadline),
        new RankedPages(first, new NumberedPage(first, blender, counting, pages), new LaterPage(pages, blender, counting)),
        new SortedPages(new OpeningPage(retriever, sorter, counting, pages), new FollowingPage(pages, sorter, counting)),
        Clock.systemUTC());
  }

  private static SmallRyeConfig config(String... settings) {
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDefaultInterceptors()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(PageConfig.class).withMapping(RetrieveConfig.class).withMapping(PersonalizeConfig.class)
        .withMapping(ProfileConfig.class).withMapping(FacetConfig.class);
    for (String setting : settings) {
      builder.withDefaultValue(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
    }
    return builder.build();
  }

  static SearchRequest first(String query, Shopper shopper, int first, Filter... filters) {
    return new SearchRequest(Market.DEFAULT, query, List.of(filters), shopper, PersonalizationMode.FULL, "",
        new PageRequest.Start(first), true);
  }

  static SearchRequest withFacets(SearchRequest request, List<FacetRequest> facets) {
    return new SearchRequest(request.market(), request.query(), request.filters(), request.shopper(), request.mode(),
        request.profile(), request.page(), request.explain(), request.sort(), request.highlight(), facets);
  }

  /** The same search for another page. */
  static SearchRequest at(SearchRequest request, PageRequest page) {
    return new SearchRequest(request.market(), request.query(), request.filters(), request.shopper(), request.mode(),
        request.profile(), page, request.explain(), request.sort(), request.highlight(), request.facets());
  }

  /** The same search in another order, with highlights or without. */
  static SearchRequest sorted(SearchRequest request, Sort sort, boolean highlight) {
    return new SearchRequest(request.market(), request.query(), request.filters(), request.shopper(), request.mode(),
        request.profile(), request.page(), request.explain(), sort, highlight, request.facets());
  }

  static SearchRequest after(SearchRequest request, int first, String cursor) {
    return at(request, new PageRequest.After(first, cursor));
  }

  static Shopper shopper(String id) {
    return new Shopper.Someone(id, "", Map.of());
  }

  /** Knows every query's vector at once. */
  static QueryVectors vectors() {
    return (market, query, timeout) -> new QueryVectors.Found(TextVector.of(vector(query)), true);
  }

  /** Ends all services as far as that writes something: to be called while they can still reach the engine. */
  void stop() {
    serving.forEach(Pages::close);
    serving.clear();
  }

  @Override
  public void close() throws Exception {
    stop();
    direct.send(EngineRequest.of("DELETE", "/" + name + "-items", Map.of()), TIMEOUT, AnswerReader.ignored());
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }
}
