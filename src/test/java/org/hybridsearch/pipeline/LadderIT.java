package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.QueryFallback;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of queries that find nothing, or hardly anything; and that it is told. */
class LadderIT {

  private static final int OTHERS = 240;

  private static TestShop shop;
  private static Searches searches;

  @BeforeAll
  static void open() {
    shop = new TestShop("ladder-it");
    shop.put(Map.of("orange", "orange juice", "apple", "apple juice", "grape", "sparkling grape juice", "pear", "pear juice"), "juice", 3);
    shop.put(Map.of("bar", "a bar of soap", "rare", "zyrtex tablets", "model", "gadget x4711"), "soap", 3);
    shop.put(Map.of("greek", "\u03c6\u03ad\u03c4\u03b1 \u03c4\u03c5\u03c1\u03af", "russian", "\u043c\u043e\u043b\u043e\u043a\u043e",
        "korean", "\uc624\ub80c\uc9c0\uc8fc\uc2a4", "arabic", "\u0639\u0635\u064a\u0631 \u0628\u0631\u062a\u0642\u0627\u0644"), "other", 9);
    Map<String, String> others = new TreeMap<>();
    for (int i = 0; i < OTHERS; i++) {
      others.put("o%03d".formatted(i), "thing");
    }
    shop.put(others, "other", 9);
    shop.learn("o100", 1);
    shop.learn("pear", 0.9);
    searches = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors());
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  private static SearchOutcome search(String query, Filter... filters) {
    return searches.search(TestShop.first(query, Shopper.NOBODY, 10, filters));
  }

  private static List<String> ids(SearchOutcome outcome) {
    return outcome.hits().stream().map(hit -> hit.item().id()).toList();
  }

  private static Filter cheap() {
    return new Filter.Range(new ItemField("price", ItemField.Kind.NUMBER), 0, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "juice", "orange juice", "zyrtex", "x4711"})
  void what_is_there_is_served_as_asked(String query) {
    assertThat(search(query).rung()).isEqualTo(Rung.AS_ASKED);
  }

  @ParameterizedTest
  @CsvSource({"orangge juise,orange juice,orange", "sparklng grape,sparkling grape,grape", "Zyrtexx,zyrtex,rare",
      "gadgt,gadget,model", "\u03c6\u03ad\u03c4\u03b1 \u03c4\u03c5\u03c1\u03c1\u03af,\u03c6\u03ad\u03c4\u03b1 \u03c4\u03c5\u03c1\u03af,greek",
      "\u043c\u043e\u043b\u0430\u043a\u043e,\u043c\u043e\u043b\u043e\u043a\u043e,russian", "\uc624\ub80c\uc9c0\uc96c\uc2a4,\uc624\ub80c\uc9c0\uc8fc\uc2a4,korean",
      "\u0639\u0635\u064a\u0631 \u0628\u0631\u062a\u0642\u0627\u0644\u0644,\u0639\u0635\u064a\u0631 \u0628\u0631\u062a\u0642\u0627\u0644,arabic"})
  void a_mistyped_query_is_served_corrected_in_any_script(String query, String corrected, String best) {
    SearchOutcome outcome = search(query);
    assertThat(outcome.rung()).isEqualTo(Rung.serving(corrected));
    assertThat(ids(outcome)).startsWith(best);
    outcome.hits().forEach(hit -> assertThat(hit.explanation().orElseThrow().signals().stream()
        .mapToDouble(Explanation.Part::contribution).sum()).isCloseTo(hit.score().orElseThrow(), within(1e-4)));
  }

  @Test
  void a_corrected_query_is_matched_by_its_meaning_too() {
    assertThat(ids(search("orangge juise"))).contains("apple", "grape", "pear");
  }

  @Test
  void a_correction_is_offered_where_little_was_found_and_it_finds_more() {
    shop.put(Map.of("typo", "a thng"), "other", 9);
    SearchOutcome outcome = search("thng");
    assertThat(outcome.rung()).as("a word of the catalogue is not corrected").isEqualTo(Rung.AS_ASKED);
    shop.put(Map.of("desk", "standing desk thing of wood and steel"), "other", 9);
    SearchOutcome few = search("things standing desk wodd steel");
    assertThat(few.rung()).isEqualTo(Rung.AS_ASKED);
    shop.put(Map.of("d1", "oak wood board", "d2", "elm wood board", "d3", "wood steel shelf"), "other", 9);
    assertThat(search("wodd steel shelf").rung()).isEqualTo(Rung.offering("wood steel shelf"));
    assertThat(ids(search("wodd steel shelf"))).startsWith("d3");
    shop.delete("typo");
    shop.delete("desk");
    List.of("d1", "d2", "d3").forEach(shop::delete);
  }

  @Test
  void the_name_of_a_model_is_not_corrected_to_another_model() {
    assertThat(search("x4712").rung()).isEqualTo(Rung.POPULAR);
  }

  @Test
  void a_word_for_what_the_shop_calls_otherwise_is_no_typing_mistake() {
    shop.put(Map.of("gel", "washing gel"), "soap", 3);
    Searches soaps = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1),
        (market, query, timeout) -> TestShop.vectors().find(market, query.equals("gell") ? "juice" : "breakfast", timeout));
    SearchOutcome other = soaps.search(TestShop.first("gell", Shopper.NOBODY, 10));
    assertThat(other.rung()).isEqualTo(Rung.BY_MEANING);
    assertThat(ids(other)).containsExactlyInAnyOrder("orange", "apple", "grape", "pear");
    shop.delete("gel");
  }

  @Test
  void what_no_word_finds_is_found_by_meaning() {
    Searches knowing = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1),
        (market, query, timeout) -> TestShop.vectors().find(market, "juice", timeout));
    SearchOutcome outcome = knowing.search(TestShop.first("zumo", Shopper.NOBODY, 10));
    assertThat(outcome.rung()).isEqualTo(Rung.BY_MEANING);
    assertThat(outcome.totalCount()).isEqualTo(4);
  }

  @Test
  void what_nothing_matches_shows_popular_items_and_counts_them() {
    SearchOutcome outcome = search("carburettor");
    assertThat(outcome.rung()).isEqualTo(Rung.POPULAR);
    assertThat(ids(outcome)).startsWith("o100", "pear");
    assertThat(outcome.totalCount()).isEqualTo(OTHERS + 11).isEqualTo(outcome.reachableCount());
    outcome.hits().forEach(hit -> assertThat(hit.explanation().orElseThrow().signals().stream()
        .mapToDouble(Explanation.Part::contribution).sum()).isCloseTo(hit.score().orElseThrow(), within(1e-4)));
  }

  @Test
  void popular_items_pass_the_same_filters() {
    SearchOutcome outcome = search("carburettor", cheap());
    assertThat(outcome.rung()).isEqualTo(Rung.POPULAR);
    assertThat(ids(outcome)).startsWith("pear").hasSize(7);
    assertThat(outcome.totalCount()).isEqualTo(7);
  }

  @Test
  void filters_that_nothing_passes_give_an_empty_page() {
    Filter nothing = new Filter.In(new ItemField("brand", ItemField.Kind.KEYWORD), List.of("Nobody"));
    for (String query : List.of("", "juice", "carburettor", "orangge juise")) {
      SearchOutcome outcome = search(query, nothing);
      assertThat(outcome.rung()).as(query).isEqualTo(Rung.AS_ASKED);
      assertThat(outcome.hits()).isEmpty();
      assertThat(outcome.totalCount()).isZero();
    }
  }

  @Test
  void later_pages_are_served_by_the_same_rung_though_words_have_come_since() {
    SearchRequest request = TestShop.first("carburettor", Shopper.NOBODY, 100);
    List<SearchOutcome> pages = new ArrayList<>(List.of(searches.search(request)));
    shop.put(Map.of("new", "carburettor"), "other", 9);
    while (pages.getLast().hasNextPage()) {
      pages.add(searches.search(TestShop.after(request, 100, pages.getLast().hits().getLast().cursor())));
    }
    shop.delete("new");
    assertThat(pages).extracting(SearchOutcome::rung).containsOnly(Rung.POPULAR);
    assertThat(pages.stream().flatMap(page -> ids(page).stream())).contains("o239").hasSizeGreaterThanOrEqualTo(OTHERS + 11)
        .doesNotHaveDuplicates();
  }

  @Test
  void pages_of_a_corrected_query_go_on_with_the_correction() {
    SearchRequest request = TestShop.first("thign", Shopper.NOBODY, 50);
    List<SearchOutcome> pages = new ArrayList<>(List.of(searches.search(request)));
    while (pages.getLast().hasNextPage()) {
      pages.add(searches.search(TestShop.after(request, 50, pages.getLast().hits().getLast().cursor())));
    }
    assertThat(pages).hasSize(5).extracting(SearchOutcome::rung).containsOnly(Rung.serving("thing"));
    assertThat(pages.stream().flatMap(page -> ids(page).stream())).hasSize(OTHERS).doesNotHaveDuplicates();
    assertThat(pages).extracting(SearchOutcome::totalCount).containsOnly(OTHERS);
  }

  @Test
  void a_field_sort_orders_what_the_rung_has() {
    Sort titles = new Sort.ByField(Sort.Field.TITLE, Sort.Direction.ASC);
    SearchOutcome corrected = searches.search(TestShop.sorted(TestShop.first("orangge juise", Shopper.NOBODY, 2), titles, false));
    assertThat(corrected.rung()).isEqualTo(Rung.serving("orange juice"));
    assertThat(ids(corrected)).containsExactly("apple", "orange");
    SearchRequest nothing = TestShop.sorted(TestShop.first("carburettor", Shopper.NOBODY, 100), titles, false);
    SearchOutcome popular = searches.search(nothing);
    assertThat(popular.rung()).isEqualTo(Rung.POPULAR);
    assertThat(popular.totalCount()).isEqualTo(OTHERS + 11);
    assertThat(searches.search(TestShop.after(nothing, 100, popular.hits().getLast().cursor())).rung()).isEqualTo(Rung.POPULAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orangge juise", "carburettor", "which juice does one press out of an orange at noon"})
  void a_remembered_answer_remembers_its_rung(String query) {
    SearchOutcome first = search(query);
    SearchOutcome again = search(query);
    assertThat(again.stages()).filteredOn(report -> report.stage() == Stage.LEXICAL)
        .extracting(StageReport::status).containsExactly(StageReport.Status.CACHED);
    assertThat(again.rung()).isEqualTo(first.rung());
    assertThat(ids(again)).isEqualTo(ids(first));
    assertThat(again.totalCount()).isEqualTo(first.totalCount());
  }

  @Test
  void without_the_embedder_words_are_still_corrected_and_popular_items_shown() {
    Searches words = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), (market, query, timeout) -> {
      throw new EmbeddingException("down", false, new IllegalStateException());
    });
    assertThat(words.search(TestShop.first("orangge juise", Shopper.NOBODY, 10)).rung()).isEqualTo(Rung.serving("orange juice"));
    assertThat(words.search(TestShop.first("carburettor", Shopper.NOBODY, 10)).rung()).isEqualTo(Rung.POPULAR);
  }

  @Test
  void where_popular_items_cannot_be_had_the_page_is_empty_and_says_why() {
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address())) {
      proxy.spoil(request -> request.body().contains("_script") && !request.body().contains("script_score"),
          new Fault.Answer(500, "{}"));
      SearchOutcome outcome = shop.serve(proxy.address(), TestRankers.by(id -> 1), TestShop.vectors())
          .search(TestShop.first("carburettor", Shopper.NOBODY, 10));
      assertThat(outcome.hits()).isEmpty();
      assertThat(outcome.rung()).isEqualTo(Rung.AS_ASKED);
      assertThat(outcome.totalCount()).isZero();
      assertThat(outcome.stages()).filteredOn(report -> report.stage() == Stage.LEXICAL)
          .extracting(StageReport::status).containsExactly(StageReport.Status.FAILED);
      shop.stop();
    }
  }

  @Test
  void a_query_that_finds_enough_costs_no_request_more_and_trouble_with_suggestions_no_page() {
    AtomicBoolean suggested = new AtomicBoolean();
    try (FaultProxy proxy = FaultProxy.before(EngineForTests.address())) {
      proxy.spoil(request -> {
        boolean suggests = request.body().contains("\"suggest\"");
        suggested.compareAndSet(false, suggests);
        return suggests;
      }, new Fault.Answer(500, "{}"));
      Searches behind = shop.serve(proxy.address(), TestRankers.by(id -> 1), TestShop.vectors());
      behind.search(TestShop.first("juice", Shopper.NOBODY, 10));
      assertThat(suggested).isFalse();
      assertThat(behind.search(TestShop.first("gadgt", Shopper.NOBODY, 10)).rung().fallback()).isEqualTo(QueryFallback.POPULAR);
      assertThat(suggested).isTrue();
      shop.stop();
    }
  }
}
