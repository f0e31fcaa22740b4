package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.hybridsearch.model.Explanation;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Signal;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for one thing gets it, whatever they like; and the less a query leaves open, the less their taste weighs. */
class ExactIT {

  private static final int BOXES = 250;
  private static final Shopper ANNA = TestShop.shopper("anna");

  private static TestShop shop;
  private static Searches searches;

  @BeforeAll
  static void open() {
    shop = new TestShop("exact-it");
    Map<String, String> boxes = new TreeMap<>();
    for (int i = 0; i < BOXES; i++) {
      boxes.put("b%03d".formatted(i), "juice box mug " + (i < 2 ? "pair " : i < 6 ? "four " : "") + i);
    }
    shop.put(boxes, "juice", 3);
    Map<String, String> named = new HashMap<>();
    named.put("mug-1", "Mug");
    named.put("set", "Caf\u00e9 \u201cRoyal\u201d juice box & mug");
    named.put("thai", "\u0e19\u0e49\u0e33\u0e2a\u0e49\u0e21");
    named.put("4711", "cologne");
    named.put("decoy", "4711 4711 mug-1");
    named.put("Ab-7q", "tea towel");
    named.put("ab-7Q", "tea cosy");
    shop.put(named, "other", 9);
    shop.code("set", "AB-12.34/x", "0036000291452");
    shop.code("4711", "Q-1", "036000291469");
    shop.sellOut("set");
    searches = shop.serve(EngineForTests.address(), TestRankers.by(ExactIT::liking), TestShop.vectors());
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  private static SearchOutcome search(String query, Shopper shopper, Filter... filters) {
    return searches.search(TestShop.first(query, shopper, 100, filters));
  }

  private static List<String> ids(SearchOutcome outcome) {
    return outcome.hits().stream().map(hit -> hit.item().id()).toList();
  }

  private static Explanation.Part part(SearchOutcome.Hit hit, Signal signal) {
    return hit.explanation().orElseThrow().signals().get(signal.ordinal());
  }

  private static double liking(String id) {
    return id.startsWith("b") ? id.charAt(3) : 1;
  }

  private static double personalWeight(SearchOutcome outcome) {
    return part(outcome.hits().getFirst(), Signal.PERSONAL).weight();
  }

  @ParameterizedTest
  @CsvSource({"mug-1,mug-1", "MUG-1,mug-1", "Ab-7q,Ab-7q", "ab-7Q,ab-7Q", "4711,4711",
      "AB-12.34/x,set", "ab1234x,set", "ab 12 34 X,set", "0036000291452,set", "36000291452,set",
      "0-36000-29145-2,set", "00036000291469,4711", "q1,4711", "mug,mug-1", "MUG,mug-1", "caf\u00e9 royal  JUICE box - mug!,set",
      "\u0e19\u0e49\u0e33\u0e2a\u0e49\u0e21,thai"})
  void an_id_a_code_or_a_whole_title_comes_first_though_the_shopper_likes_others(String query, String expected) {
    SearchOutcome outcome = search(query, ANNA);
    assertThat(ids(outcome)).startsWith(expected);
    assertThat(outcome.rung()).isEqualTo(Rung.AS_ASKED);
    SearchOutcome.Hit best = outcome.hits().getFirst();
    assertThat(part(best, Signal.EXACT).raw()).isEqualTo(OptionalDouble.of(1));
    outcome.hits().forEach(hit -> assertThat(hit.explanation().orElseThrow().signals().stream()
        .mapToDouble(Explanation.Part::contribution).sum()).isCloseTo(hit.score().orElseThrow(), within(1e-4)));
    outcome.hits().stream().skip(1).forEach(hit -> assertThat(hit.score().orElseThrow()).isLessThan(part(best, Signal.EXACT).contribution()));
  }

  @Test
  void however_long_a_title_is_whoever_types_all_of_it_gets_its_item() {
    String title = "juice box ".repeat(38) + "with a pouring spout";
    assertThat(title).hasSize(400);
    shop.put(Map.of("novel", title), "other", 9);
    SearchOutcome.Hit best = search(title, ANNA).hits().getFirst();
    shop.delete("novel");
    assertThat(best.item().id()).isEqualTo("novel");
    assertThat(part(best, Signal.EXACT).raw()).isEqualTo(OptionalDouble.of(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"juice", "mug box", "-", "&", "cologne water"})
  void what_names_nothing_is_not_exact(String query) {
    assertThat(search(query, ANNA).hits()).allSatisfy(hit -> assertThat(part(hit, Signal.EXACT).contribution()).isZero());
  }

  @Test
  void an_exact_match_counts_as_one_and_filters_hold_for_it() {
    assertThat(search("Q-1", Shopper.NOBODY).totalCount()).isEqualTo(1);
    Filter plain = new Filter.In(new ItemField("brand", ItemField.Kind.KEYWORD), List.of("Plain"));
    assertThat(ids(search("Q-1", Shopper.NOBODY, plain))).doesNotContain("4711");
  }

  @Test
  void lexical_scores_stay_between_0_and_1_beside_an_exact_match() {
    SearchOutcome outcome = search("mug", Shopper.NOBODY);
    assertThat(outcome.hits().stream().mapToDouble(hit -> part(hit, Signal.LEXICAL).normalized()).max().orElseThrow())
        .isCloseTo(1, within(1e-4));
    assertThat(part(outcome.hits().get(50), Signal.LEXICAL).normalized()).isStrictlyBetween(0.05, 1.0);
  }

  @Test
  void pages_after_an_exact_match_bring_everything_else_once() {
    SearchRequest request = TestShop.first("mug", ANNA, 60);
    List<SearchOutcome> pages = new ArrayList<>(List.of(searches.search(request)));
    while (pages.getLast().hasNextPage()) {
      pages.add(searches.search(TestShop.after(request, 60, pages.getLast().hits().getLast().cursor())));
    }
    List<String> all = pages.stream().flatMap(page -> ids(page).stream()).toList();
    assertThat(all).startsWith("mug-1").hasSize(pages.getFirst().totalCount()).doesNotHaveDuplicates();
    assertThat(pages).extracting(SearchOutcome::totalCount).containsOnly(BOXES + 3);
  }

  @Test
  void taste_weighs_in_full_on_broad_queries_and_less_the_fewer_items_match() {
    double confidence = search("juice", ANNA).personalization().confidence();
    assertThat(confidence).isPositive();
    assertThat(personalWeight(search("juice", ANNA))).isEqualTo(0.3 * confidence);
    assertThat(personalWeight(search("four box", ANNA))).isCloseTo(0.3 * confidence / 2, within(1e-9)); // 4 matches: 2 bits of 4
    assertThat(personalWeight(search("pair box", ANNA))).isCloseTo(0.3 * confidence / 4, within(1e-9));
    assertThat(personalWeight(search("", ANNA))).isEqualTo(0.3 * confidence);
  }

  @Test
  void taste_does_not_weigh_where_a_code_says_what_is_wanted() {
    SearchOutcome outcome = search("4711", ANNA);
    assertThat(outcome.personalization().reason()).isEqualTo(Reason.WEIGHT_ZERO);
    assertThat(personalWeight(outcome)).isZero();
  }

  @Test
  void clicks_tell_better_than_the_number_of_matches_how_far_people_differ() {
    Searches clicked = shop.serve(EngineForTests.address(), TestRankers.by(ExactIT::liking), TestShop.vectors(),
        (market, query) -> query.equals("juice") ? OptionalDouble.of(1) : OptionalDouble.empty());
    SearchOutcome outcome = clicked.search(TestShop.first("juice", ANNA, 10));
    assertThat(personalWeight(outcome)).isCloseTo(0.3 * outcome.personalization().confidence() / 4, within(1e-9));
    assertThat(personalWeight(clicked.search(TestShop.first("juice box", ANNA, 10))))
        .isEqualTo(0.3 * outcome.personalization().confidence());
  }

  @Test
  void a_profile_may_weigh_taste_alike_on_all_queries() {
    Searches alike = shop.serve(EngineForTests.address(), TestRankers.by(ExactIT::liking), TestShop.vectors(),
        "hybridsearch.profiles.personal-entropy=0");
    SearchOutcome outcome = alike.search(TestShop.first("pair box", ANNA, 10));
    assertThat(personalWeight(outcome)).isEqualTo(0.3 * outcome.personalization().confidence());
  }
}
