package org.hybridsearch.benchmark.bare;

import static org.hybridsearch.opensearch.Json.array;
import static org.hybridsearch.opensearch.Json.member;
import static org.hybridsearch.opensearch.Json.object;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hybridsearch.blend.BareBlend;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.model.Window;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.plan.Planner;
import org.hybridsearch.profile.RankingProfile;
import org.hybridsearch.query.Hits;
import org.hybridsearch.query.WordsQuery;
import org.hybridsearch.retrieve.BareLegs;

/**
 * The ways to answer a query that the service is compared with. Bodies come from the service's own builders; nothing is cached,
 * counted, pinned or guarded. Safe for use by many threads.
 */
final class BareSearches {

  static final String PIPELINE = "benchmark-hybrid";
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int FIRST = 24;
  private static final int PROCESSORS = Math.max(2, Runtime.getRuntime().availableProcessors());
  /** As many as a leg of the service brings, and what the hybrid query's documentation advises for pages that agree. */
  private static final int DEPTH = 100;

  private final BareEngine engine;
  private final LiveIndex index;
  private final RankingProfile profile;
  private final Embedder embedder;
  private final Planner planner = new Planner(LONG);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  /** As the service has them: a model computes, so it gets platform threads, one a processor. */
  private final ExecutorService models =
      Executors.newFixedThreadPool(PROCESSORS, Thread.ofPlatform().daemon().factory());

  BareSearches(BareEngine engine, LiveIndex index, RankingProfile profile, Embedder embedder) {
    this.engine = engine;
    this.index = index;
    this.profile = profile;
    this.embedder = embedder;
  }

  /** Makes the named pipeline of the hybrid query, so that no search pays for parsing it; whether the engine has that query. */
  boolean prepareHybrid() throws IOException, InterruptedException {
    if (!new String(engine.get("/_cat/plugins"), StandardCharsets.UTF_8).contains("neural-search")) {
      return false;
    }
    engine.send("PUT", "/_search/pipeline/" + PIPELINE, object(member("phase_results_processors", array(object(
        member("normalization-processor", object(
            member("normalization", object(member("technique", "min_max"))),
            member("combination", object(member("technique", "arithmetic_mean"))))))))));
    return true;
  }

  /** The model alone. */
  byte[] embedding(String query) {
    return new byte[] {(byte) vector(query).join().dimension()};
  }

  /** BM25 alone. */
  byte[] words(String query) throws IOException, InterruptedException {
    return page(WordsQuery.of(plan(query)), Map.of());
  }

  /** The model, then the engine's own hybrid query. */
  byte[] hybrid(String query) throws IOException, InterruptedException {
    Json nearest = object(member("knn", object(member("embedding", object(
        member("vector", Json.floats(vector(query).join().toArray())), member("k", DEPTH))))));
    Json both = object(member("hybrid", object(
        member("pagination_depth", DEPTH), member("queries", array(WordsQuery.of(plan(query)), nearest)))));
    return page(both, Map.of("search_pipeline", PIPELINE));
  }

  /** The floor: lexical leg beside model and semantic leg, then the script-score stage with a value for each candidate. */
  byte[] floor(String query) throws IOException, InterruptedException {
    SearchPlan plan = plan(query);
    CompletableFuture<byte[]> lexical = CompletableFuture.supplyAsync(() -> sent(BareLegs.lexical(plan)), threads);
    TextVector vector = vector(query).join();
    Hits byMeaning = BareEngine.read(engine.send(BareLegs.semantic(plan, vector)), Hits::read);
    Hits byWords = BareEngine.read(lexical.join(), Hits::read);
    Window window = window(plan, BareLegs.union(plan, byWords, byMeaning, vector));
    return window.candidates().candidates().isEmpty() ? new byte[] {'0'}
        : engine.send(BareBlend.page(plan, window, FIRST, LONG));
  }

  private CompletableFuture<TextVector> vector(String query) {
    return CompletableFuture.supplyAsync(() -> embedder.embed(List.of(query)).getFirst(), models);
  }

  private byte[] sent(EngineRequest request) {
    try {
      return engine.send(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] page(Json query, Map<String, String> parameters) throws IOException, InterruptedException {
    Json body = object(
        member("size", FIRST),
        member("track_total_hits", false),
        member("_source", object(member("excludes", array(Json.string("embedding"))))),
        member("query", query));
    return engine.send(EngineRequest.of("POST", "/" + index.alias() + "/_search", parameters, body));
  }

  private SearchPlan plan(String query) {
    return planner.plan(new SearchRequest(Market.DEFAULT, query, List.of(), Shopper.NOBODY, PersonalizationMode.FULL, "",
        new PageRequest.Start(FIRST), false), profile, index, System.currentTimeMillis());
  }

  private static Window window(SearchPlan plan, CandidateSet candidates) {
    Map<String, Window.Liking> likings = new HashMap<>();
    candidates.ids().forEach(id -> likings.put(id, new Window.Liking(0, (id.hashCode() & 0xffff) / 65_536.0, 1)));
    return new Window("", plan.profileName(), plan.profileVersion(), plan.words(), candidates, likings, plan.blend().weights(),
        new Window.Bounds(candidates.bestLexical(), plan.index().randomPairMean(), candidates.bestSemantic(),
            plan.blend().freshnessHalfLifeDays(), plan.nowMillis()),
        PersonalizationOutcome.notApplied(PersonalizationOutcome.Reason.NO_SHOPPER), List.of(), Rung.AS_ASKED);
  }
}
