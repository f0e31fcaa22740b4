package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.model.Facet;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.StageReport.Status;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.RankerException;
import org.hybridsearch.retrieve.QueryVectors;
import org.hybridsearch.testing.Deaf;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.ProxiedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One test a row of the failure table: the page arrives, in time, and says what fell back. */
class FailureTableIT {

  private static final Predicate<ProxiedRequest> BLEND = r -> r.body().contains("script_score");
  private static final Predicate<ProxiedRequest> SEMANTIC = r -> r.body().contains("\"knn\"");
  private static final Predicate<ProxiedRequest> LEXICAL = r -> r.body().contains("combined_fields") && !BLEND.test(r);
  private static final Predicate<ProxiedRequest> FAVORITES = LEXICAL.and(r -> r.body().contains("\"t99\""));
  private static final Predicate<ProxiedRequest> FACETS = r -> r.path().contains("_msearch");
  private static final Predicate<ProxiedRequest> PINNING = r -> r.path().contains("_bulk") && r.body().contains("-windows-");
  private static final Shopper ANNA = TestShop.shopper("anna");
  private static final PersonalRanker LIKES_LATER_ONES = TestRankers.by(id -> 1 + Integer.parseInt(id.substring(1)));

  // Long enough for a busy machine to do what is not spoiled, short enough to wait for what is.
  private static final String DEADLINE = "hybridsearch.plan.deadline=3s";
  private static final Duration LATEST = Duration.ofMillis(3_500); // the deadline, and what a busy machine adds to anything

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static TestShop shop;

  private FaultProxy proxy;

  @BeforeAll
  static void open() {
    shop = new TestShop("failures-it");
    Map<String, String> juices = new LinkedHashMap<>();
    for (int i = 0; i < 30; i++) {
      juices.put("j" + i, "juice number " + i);
    }
    shop.put(juices, "", 3);
    Map<String, String> teas = new LinkedHashMap<>();
    for (int i = 0; i < 150; i++) {
      teas.put("t" + i, "tea"); // more than the words may bring
    }
    shop.put(teas, "other", 3);
    shop.put(Map.of("s1", "sweet drink", "s2", "fresh drink"), "juice", 3);
    shop.put(Map.of("x1", "a bar of soap"), "soap", 3);
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  @BeforeEach
  void put_a_proxy_before_the_engine() {
    proxy = FaultProxy.before(EngineForTests.address());
  }

  @AfterEach
  void take_it_away() {
    proxy.heal();
    shop.stop();
    proxy.close();
  }

  private Searches serve(PersonalRanker ranker, QueryVectors vectors) {
    return shop.serve(proxy.address(), ranker, vectors, DEADLINE, "hybridsearch.retrieve.cache-ttl=0s",
        "hybridsearch.profiles.legs.lexical=100");
  }

  private Searches serve() {
    return serve(LIKES_LATER_ONES, TestShop.vectors());
  }

  private static SearchRequest juice(int first) {
    return TestShop.first("juice", ANNA, first);
  }

  private static SearchRequest tea() {
    return TestShop.first("tea", ANNA, 50);
  }

  private static SearchOutcome inTime(Searches searches, SearchRequest request) {
    long start = System.nanoTime();
    SearchOutcome outcome = searches.search(request);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LATEST);
    return outcome;
  }

  private static StageReport report(SearchOutcome outcome, Stage stage) {
    return outcome.stages().stream().filter(r -> r.stage() == stage).findFirst().orElseThrow();
  }

  private static List<String> ids(SearchOutcome outcome) {
    return outcome.hits().stream().map(hit -> hit.item().id()).toList();
  }

  @Test
  void without_faults_every_stage_is_ok() {
    SearchOutcome outcome = inTime(serve(), juice(50));
    assertThat(outcome.stages()).extracting(StageReport::stage).containsExactly(Stage.values());
    assertThat(outcome.stages()).extracting(StageReport::status)
        .containsExactly(Status.OK, Status.CACHED, Status.OK, Status.OK, Status.OK, Status.OK);
    assertThat(ids(outcome)).hasSize(32).contains("s1", "s2").doesNotContain("x1");
    assertThat(outcome.personalization().applied()).isTrue();
  }

  @Test
  void an_embedder_that_fails_leaves_the_words() {
    SearchOutcome outcome = inTime(serve(LIKES_LATER_ONES, (market, query, timeout) -> {
      throw new EmbeddingException("down", false, new IllegalStateException());
    }), juice(50));
    assertThat(report(outcome, Stage.EMBED).status()).isEqualTo(Status.FAILED);
    assertThat(report(outcome, Stage.SEMANTIC).status()).isEqualTo(Status.SKIPPED);
    assertThat(ids(outcome)).hasSize(30).doesNotContain("s1");
  }

  @ParameterizedTest
  @CsvSource({"FAILED,FAILED", "TIMED_OUT,TIMEOUT", "THROTTLED,FAILED", "TOO_MANY_CALLS,FAILED", "CIRCUIT_OPEN,CIRCUIT_OPEN"})
  void every_way_an_embedder_gives_none_is_told_apart(EmbeddingException.Kind kind, Status status) {
    SearchOutcome outcome = inTime(serve(LIKES_LATER_ONES, (market, query, timeout) -> {
      throw new EmbeddingException("none", kind, null);
    }), juice(50));
    assertThat(report(outcome, Stage.EMBED).status()).isEqualTo(status);
    assertThat(report(outcome, Stage.SEMANTIC).status()).isEqualTo(Status.SKIPPED);
    assertThat(ids(outcome)).hasSize(30);
  }

  @Test
  void an_embedder_that_is_late_leaves_the_words() {
    SearchOutcome outcome = inTime(serve(LIKES_LATER_ONES, (market, query, timeout) -> {
      throw new TimeoutException();
    }), juice(50));
    assertThat(report(outcome, Stage.EMBED).status()).isEqualTo(Status.TIMEOUT);
    assertThat(ids(outcome)).hasSize(30);
  }

  @Test
  void a_semantic_leg_that_hangs_leaves_the_words() {
    proxy.spoil(SEMANTIC, new Fault.Hang());
    SearchOutcome outcome = inTime(serve(), juice(50));
    assertThat(report(outcome, Stage.SEMANTIC).status()).isEqualTo(Status.TIMEOUT);
    assertThat(ids(outcome)).hasSize(30).doesNotContain("s1");
    assertThat(outcome.totalCount()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "429", "503", "reset", "truncated"})
  void a_semantic_leg_that_fails_leaves_the_words(String how) {
    proxy.spoil(SEMANTIC, fault(how));
    SearchOutcome outcome = inTime(serve(), juice(50));
    assertThat(report(outcome, Stage.SEMANTIC).status()).isEqualTo(Status.FAILED);
    assertThat(report(outcome, Stage.SEMANTIC).reason()).isNotBlank();
    assertThat(report(outcome, Stage.LEXICAL).status()).isEqualTo(Status.OK);
    assertThat(ids(outcome)).hasSize(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "429", "503", "reset", "truncated", "hang"})
  void a_lexical_leg_that_fails_leaves_the_meaning(String how) {
    proxy.spoil(LEXICAL, fault(how));
    SearchOutcome outcome = inTime(serve(), juice(50));
    assertThat(report(outcome, Stage.LEXICAL).status()).isEqualTo(how.equals("hang") ? Status.TIMEOUT : Status.FAILED);
    assertThat(report(outcome, Stage.SEMANTIC).status()).isEqualTo(Status.OK);
    assertThat(ids(outcome)).contains("s1", "s2", "j1").doesNotContain("x1");
    assertThat(outcome.hits()).allSatisfy(hit -> assertThat(hit.score().orElseThrow()).isPositive());
    assertThat(report(outcome, Stage.BLEND).reason()).isEqualTo("not all matches were counted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "429", "503", "reset", "truncated", "hang"})
  void favorites_that_cannot_be_looked_for_cost_no_page(String how) {
    proxy.spoil(FAVORITES, fault(how));
    SearchOutcome outcome = inTime(serve(TestRankers.liking(LIKES_LATER_ONES, () -> List.of("t99")), TestShop.vectors()), tea());
    assertThat(report(outcome, Stage.LEXICAL).status()).isEqualTo(Status.OK);
    assertThat(report(outcome, Stage.LEXICAL).reason()).isEqualTo(how.equals("hang")
        ? "the shopper's favorites were not found in time" : "the shopper's favorites could not be looked for");
    assertThat(outcome.rankedCount()).isEqualTo(100);
    assertThat(outcome.totalCount()).isEqualTo(150);
    assertThat(outcome.personalization().applied()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "429", "503", "reset", "truncated", "hang", "part"})
  void facets_that_cannot_be_counted_cost_no_page(String how) {
    Searches searches = serve();
    SearchRequest request = TestShop.withFacets(tea(),
        List.of(new FacetRequest(new ItemField("brand", ItemField.Kind.KEYWORD), 10, List.of())));
    proxy.spoil(FACETS, how.equals("part") ? new Fault.Answer(200, "{\"responses\":[{\"status\":503,\"error\":{}}]}") : fault(how));
    SearchOutcome outcome = inTime(searches, request);
    assertThat(outcome.facets()).isEmpty();
    assertThat(outcome.hits()).hasSize(50);
    assertThat(outcome.totalCount()).isEqualTo(150);
    assertThat(outcome.personalization().applied()).isTrue();
    assertThat(report(outcome, Stage.BLEND).status()).isEqualTo(Status.OK);
    assertThat(report(outcome, Stage.BLEND).reason()).isEqualTo(how.equals("hang")
        ? "the facets were not counted in time" : "the facets could not be counted");
    proxy.heal();
    SearchRequest next = TestShop.after(request, 50, outcome.hits().getLast().cursor());
    assertThat(inTime(searches, next).facets().getFirst().values()).containsExactly(new Facet.Value("Plain", 150, false));
  }

  @Test
  void a_ranker_that_cannot_name_favorites_costs_no_page() {
    SearchOutcome outcome = inTime(serve(TestRankers.liking(LIKES_LATER_ONES, () -> {
      throw new IllegalStateException("no");
    }), TestShop.vectors()), tea());
    assertThat(report(outcome, Stage.LEXICAL).reason()).isEqualTo("the ranker could not name the shopper's favorites");
    assertThat(outcome.rankedCount()).isEqualTo(100);
  }

  @Test
  void what_the_first_page_lacked_is_told_on_the_next_one_too() {
    Searches searches = serve();
    proxy.spoil(SEMANTIC, new Fault.Answer(500, "{}"));
    SearchRequest request = juice(10);
    SearchOutcome next = searches.search(TestShop.after(request, 10, inTime(searches, request).hits().getLast().cursor()));
    assertThat(report(next, Stage.SEMANTIC).status()).isEqualTo(Status.FAILED);
    assertThat(report(next, Stage.LEXICAL).status()).isEqualTo(Status.CACHED);
    assertThat(next.personalization().applied()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "429", "503", "reset", "truncated", "hang"})
  void without_both_legs_search_is_unavailable(String how) {
    proxy.spoil(LEXICAL.or(SEMANTIC), fault(how));
    assertUnavailableInTime(serve(), juice(50));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "429", "503", "reset", "truncated", "hang"})
  void without_the_blend_search_is_unavailable(String how) {
    Searches searches = serve();
    proxy.spoil(BLEND, fault(how));
    assertUnavailableInTime(searches, juice(50));
  }

  @Test
  void a_ranker_that_hangs_costs_no_page_and_changes_no_items() {
    CountDownLatch never = new CountDownLatch(1);
    try {
      Searches hanging = serve(TestRankers.of(question -> {
        Deaf.await(never);
        return new PersonalRanker.Answer(Map.of(), 1);
      }), TestShop.vectors());
      SearchOutcome outcome = inTime(hanging, juice(10));
      assertThat(report(outcome, Stage.PERSONALIZE).status()).isEqualTo(Status.TIMEOUT);
      assertThat(outcome.personalization().reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(ids(outcome)).isEqualTo(ids(unpersonalized()));
    } finally {
      never.countDown();
    }
  }

  @Test
  void with_the_default_deadline_and_a_ranker_that_hangs_the_usual_page_arrives_within_it() {
    CountDownLatch never = new CountDownLatch(1);
    try {
      Searches searches = shop.serve(proxy.address(), TestRankers.of(question -> {
        Deaf.await(never);
        return new PersonalRanker.Answer(Map.of(), 1);
      }), TestShop.vectors(), "hybridsearch.plan.deadline=300ms", "hybridsearch.personalize.max-in-flight=100",
          "hybridsearch.personalize.breaker.window=100");
      int inTime = 0;
      for (int i = 0; i < 21; i++) {
        long start = System.nanoTime();
        boolean served = servedUnpersonalised(searches, TestShop.first("juice", TestShop.shopper("s" + i), 10));
        inTime += served && Duration.ofNanos(System.nanoTime() - start).toMillis() <= 300 ? 1 : 0;
      }
      assertThat(inTime).isGreaterThan(10);
    } finally {
      never.countDown();
    }
  }

  @Test
  void a_ranker_that_fails_or_throttles_costs_no_page_and_changes_no_items() {
    Map<RuntimeException, Reason> faults = new LinkedHashMap<>();
    faults.put(new RankerException.Unavailable("down", new IllegalStateException()), Reason.UNAVAILABLE);
    faults.put(new RankerException.Throttled("slower", new IllegalStateException()), Reason.THROTTLED);
    faults.put(new RankerException.TimedOut("late", new IllegalStateException()), Reason.TIMEOUT);
    faults.put(new IllegalStateException("a defect"), Reason.UNAVAILABLE);
    faults.forEach((fault, reason) -> {
      SearchOutcome outcome = inTime(serve(TestRankers.of(question -> {
        throw fault;
      }), TestShop.vectors()), juice(10));
      assertThat(outcome.personalization().reason()).isEqualTo(reason);
      assertThat(report(outcome, Stage.PERSONALIZE).status()).isIn(Status.FAILED, Status.TIMEOUT);
      assertThat(ids(outcome)).isEqualTo(ids(unpersonalized()));
    });
  }

  @Test
  void an_open_circuit_is_reported_and_the_ranker_left_alone() {
    int[] calls = {0};
    Searches searches = shop.serve(proxy.address(), TestRankers.of(question -> {
      calls[0]++;
      throw new RankerException.Unavailable("down", new IllegalStateException());
    }), TestShop.vectors(), DEADLINE, "hybridsearch.personalize.breaker.window=4", "hybridsearch.personalize.breaker.delay=1h");
    for (int i = 0; i < 4; i++) {
      inTime(searches, juice(10));
    }
    SearchOutcome outcome = inTime(searches, juice(10));
    assertThat(report(outcome, Stage.PERSONALIZE).status()).isEqualTo(Status.CIRCUIT_OPEN);
    assertThat(outcome.personalization().reason()).isEqualTo(Reason.UNAVAILABLE);
    assertThat(calls[0]).isEqualTo(4);
    assertThat(ids(outcome)).isEqualTo(ids(unpersonalized()));
  }

  @Test
  void what_a_ranker_says_badly_is_neutral_and_what_it_invents_is_dropped() {
    Map<String, Double> bad = new HashMap<>();
    for (int i = 0; i < 30; i++) {
      bad.put("j" + i, 1.0 + i);
    }
    bad.put("j1", Double.NaN);
    bad.put("j2", 0.0);
    bad.put("j3", null);
    bad.put("j4", Double.POSITIVE_INFINITY);
    bad.put("j5", -1.0);
    bad.remove("j6");
    bad.put("invented", 1_000.0);
    SearchOutcome outcome = inTime(serve(TestRankers.of(q -> new PersonalRanker.Answer(bad, 1)), TestShop.vectors()), juice(50));
    assertThat(outcome.personalization().applied()).isTrue();
    assertThat(ids(outcome)).hasSize(32).doesNotContain("invented");
    outcome.hits().stream().filter(hit -> List.of("j1", "j2", "j3", "j4", "j5", "j6", "s1").contains(hit.item().id()))
        .forEach(hit -> assertThat(hit.explanation().orElseThrow().signals().get(2)).satisfies(personal -> {
          assertThat(personal.missing()).isTrue();
          assertThat(personal.normalized()).isEqualTo(0.5);
        }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "429", "503", "reset", "truncated", "hang"})
  void windows_that_cannot_be_kept_cost_the_next_pages_and_it_says_so(String how) {
    Searches searches = serve();
    proxy.spoil(PINNING, fault(how));
    SearchOutcome first = inTime(searches, juice(10));
    Eventually.within(PATIENCE, "a page without a next one", () -> !inTime(searches, juice(10)).hasNextPage());
    SearchOutcome outcome = inTime(searches, juice(10));
    assertThat(ids(outcome)).hasSize(10);
    assertThat(outcome.hasNextPage()).isFalse();
    assertThat(outcome.hits()).allSatisfy(hit -> assertThat(hit.cursor()).isEmpty());
    assertThat(report(outcome, Stage.BLEND).reason()).contains("could not be kept");
    assertThat(ids(next(searches, first))).as("what the first page promised").hasSize(10);
    proxy.heal();
    Eventually.within(PATIENCE, "a page with a next one", () -> inTime(searches, juice(10)).hasNextPage());
    assertThat(ids(next(serve(), first))).as("the same by another replica").isEqualTo(ids(next(searches, first)));
  }

  private static SearchOutcome next(Searches searches, SearchOutcome page) {
    return inTime(searches, TestShop.after(juice(10), 10, page.hits().getLast().cursor()));
  }

  @Test
  void an_engine_that_was_gone_serves_again_by_itself() {
    Searches searches = serve();
    inTime(searches, juice(10));
    proxy.disconnect();
    assertUnavailableInTime(searches, juice(10));
    assertUnavailableInTime(searches, juice(10));
    proxy.reconnect();
    assertThat(ids(inTime(searches, juice(10)))).hasSize(10);
  }

  /** False where this machine was too busy for the engine to answer in the little time there is. */
  private static boolean servedUnpersonalised(Searches searches, SearchRequest request) {
    try {
      assertThat(searches.search(request).personalization().reason()).isEqualTo(Reason.TIMEOUT);
      return true;
    } catch (SearchException.Unavailable e) {
      return false;
    }
  }

  private SearchOutcome unpersonalized() {
    return serve().search(TestShop.first("juice", Shopper.NOBODY, 10));
  }

  private static void assertUnavailableInTime(Searches searches, SearchRequest request) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> searches.search(request)).isInstanceOf(SearchException.Unavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LATEST);
  }

  private static Fault fault(String how) {
    return switch (how) {
      case "hang" -> new Fault.Hang();
      case "reset" -> new Fault.Reset();
      case "truncated" -> new Fault.Truncate(60);
      default -> new Fault.Answer(Integer.parseInt(how), "{\"error\":{\"type\":\"spoiled\"}}");
    };
  }
}
