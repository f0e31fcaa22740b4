package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a known shopper likes becomes a candidate, where more items match by words than their leg brings. */
class FavoritesIT {

  private static final int BOXES = 250;
  private static final Shopper ANNA = TestShop.shopper("anna");
  private static final PersonalRanker RANKER = TestRankers.by(id -> 1 + Integer.parseInt(id.substring(1)));

  private static TestShop shop;

  private final AtomicReference<List<String>> favorites =
      new AtomicReference<>(List.of("b240", "s3", "unheard-of", "b001", "b230", "x1"));
  private Searches searches;

  /** 250 items that match and tie, of which the words bring 100; others that match by meaning, and some that do not match. */
  @BeforeAll
  static void open() {
    shop = new TestShop("favorites-it");
    Map<String, String> boxes = new TreeMap<>();
    Map<String, String> soaps = new TreeMap<>();
    for (int i = 0; i < BOXES; i++) {
      boxes.put("b%03d".formatted(i), "juice box");
      soaps.put("s" + i, "a bar of soap");
    }
    shop.put(boxes, "other", 3);
    shop.put(soaps, "soap", 3);
    shop.put(Map.of("x1", "sweet drink"), "juice", 3);
    shop.put(Map.of("b300", "juice box"), "other", 9);
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  @BeforeEach
  void serve() {
    searches = serve("hybridsearch.profiles.legs.favorites=200");
  }

  private Searches serve(String... more) {
    List<String> settings = new ArrayList<>(List.of("hybridsearch.profiles.legs.lexical=100"));
    settings.addAll(List.of(more));
    return shop.serve(EngineForTests.address(), TestRankers.liking(RANKER, favorites::get), TestShop.vectors(),
        settings.toArray(String[]::new));
  }

  private static List<String> ids(SearchOutcome outcome) {
    return outcome.hits().stream().map(hit -> hit.item().id()).toList();
  }

  private static SearchRequest as(Shopper shopper, PersonalizationMode mode) {
    SearchRequest r = TestShop.first("juice", shopper, 100);
    return new SearchRequest(r.market(), r.query(), r.filters(), r.shopper(), mode, r.profile(), r.page(), r.explain());
  }

  @Test
  void favorites_that_match_by_words_are_candidates_and_others_are_not() {
    SearchOutcome outcome = searches.search(TestShop.first("juice", ANNA, 110));
    assertThat(ids(outcome)).startsWith("b240", "b230").contains("x1").doesNotContain("s3", "b239");
    assertThat(outcome.rankedCount()).as("100 by words, x1 by meaning, two by taste").isEqualTo(103);
    assertThat(outcome.totalCount()).isEqualTo(BOXES + 2);
  }

  @Test
  void what_the_query_brings_stays_everybodys() {
    searches.search(TestShop.first("juice", ANNA, 100));
    SearchOutcome bobs = searches.search(TestShop.first("juice", Shopper.NOBODY, 100));
    assertThat(bobs.stages()).filteredOn(report -> report.stage() == Stage.LEXICAL)
        .extracting(StageReport::status).containsExactly(StageReport.Status.CACHED);
    assertThat(bobs.rankedCount()).isEqualTo(101);
    SearchOutcome annasAgain = searches.search(TestShop.first("juice", ANNA, 100));
    assertThat(annasAgain.rankedCount()).as("also where the query's candidates were remembered").isEqualTo(103);
  }

  @Test
  void favorites_that_change_count_at_once_where_the_query_is_remembered() {
    Searches asksAlways = serve("hybridsearch.profiles.legs.favorites=200", "hybridsearch.personalize.cache-ttl=0s");
    asksAlways.search(TestShop.first("juice", ANNA, 100));
    favorites.set(List.of("b220"));
    assertThat(ids(asksAlways.search(TestShop.first("juice", ANNA, 100)))).contains("b220").doesNotContain("b240");
  }

  @Test
  void who_is_not_to_be_personalised_for_has_no_favorites() {
    for (SearchRequest request : List.of(as(Shopper.NOBODY, PersonalizationMode.FULL), as(ANNA, PersonalizationMode.NONE))) {
      assertThat(searches.search(request).rankedCount()).isEqualTo(101);
    }
    Searches weightless = serve("hybridsearch.profiles.weights.personal=0");
    assertThat(weightless.search(as(ANNA, PersonalizationMode.FULL)).rankedCount()).isEqualTo(101);
    Searches without = serve("hybridsearch.profiles.legs.favorites=0");
    assertThat(without.search(as(ANNA, PersonalizationMode.FULL)).rankedCount()).isEqualTo(101);
  }

  @Test
  void filters_hold_for_favorites_too() {
    favorites.set(List.of("b240", "b300"));
    Filter plain = new Filter.In(new ItemField("brand", ItemField.Kind.KEYWORD), List.of("Plain"));
    SearchOutcome outcome = searches.search(TestShop.first("juice", ANNA, 100, plain));
    assertThat(ids(outcome)).contains("b240").doesNotContain("b300");
  }

  @Test
  void browsing_takes_the_shoppers_favorites_too() {
    SearchOutcome outcome = searches.search(TestShop.first("", ANNA, 110));
    assertThat(outcome.rankedCount()).isEqualTo(104);
    assertThat(ids(outcome)).contains("b240", "b230", "s3");
    assertThat(outcome.totalCount()).isEqualTo(2 * BOXES + 2);
  }

  @Test
  void where_the_words_bring_every_match_there_is_nothing_to_ask() {
    AtomicReference<Boolean> asked = new AtomicReference<>(false);
    Searches watched = shop.serve(EngineForTests.address(), TestRankers.liking(RANKER, () -> {
      asked.set(true);
      return List.of("b240");
    }), TestShop.vectors());
    watched.search(TestShop.first("sweet drink", ANNA, 10));
    assertThat(asked.get()).isFalse();
  }

  @Test
  void paging_gives_every_match_once() {
    SearchRequest request = TestShop.first("juice", ANNA, 40);
    List<SearchOutcome> pages = new ArrayList<>(List.of(searches.search(request)));
    while (pages.getLast().hasNextPage()) {
      favorites.set(List.of("b" + (100 + pages.size())));
      pages.add(searches.search(TestShop.after(request, 40, pages.getLast().hits().getLast().cursor())));
    }
    assertThat(pages.stream().flatMap(page -> ids(page).stream())).hasSize(BOXES + 2).doesNotHaveDuplicates();
    assertThat(pages).extracting(SearchOutcome::totalCount).containsOnly(BOXES + 2);
  }

  @Test
  void the_explanation_is_the_score_and_says_that_the_words_had_not_brought_it() {
    SearchOutcome outcome = searches.search(TestShop.first("juice", ANNA, 100));
    outcome.hits().forEach(hit -> assertThat(hit.explanation().orElseThrow().signals().stream()
        .mapToDouble(Explanation.Part::contribution).sum()).isCloseTo(hit.score().orElseThrow(), within(1e-4)));
    assertThat(outcome.hits().getFirst().explanation().orElseThrow().ranks()).contains(
        new Explanation.Rank(Stage.LEXICAL, OptionalInt.empty()), new Explanation.Rank(Stage.SEMANTIC, OptionalInt.empty()),
        new Explanation.Rank(Stage.PERSONALIZE, OptionalInt.of(1)));
  }
}
