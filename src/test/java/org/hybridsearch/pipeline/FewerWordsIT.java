package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of queries of which no item has enough words. */
class FewerWordsIT {

  private static final String FEWER = "no item has enough of the words, so fewer were asked for";

  private static TestShop shop;
  private static Searches searches;

  @BeforeAll
  static void open() {
    shop = new TestShop("fewer-words-it");
    shop.put(Map.of("orange", "orange juice", "apple", "apple juice", "grape", "sparkling grape juice"), "juice", 3);
    shop.put(Map.of("bar", "a bar of soap", "liquid", "liquid soap with orange oil"), "soap", 3);
    searches = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors());
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  private static SearchOutcome search(String query) {
    return searches.search(TestShop.first(query, Shopper.NOBODY, 10));
  }

  private static List<String> ids(SearchOutcome outcome) {
    return outcome.hits().stream().map(hit -> hit.item().id()).toList();
  }

  private static String told(SearchOutcome outcome) {
    return outcome.stages().stream().filter(report -> report.stage() == Stage.LEXICAL).findFirst().orElseThrow().reason();
  }

  @Test
  void a_sentence_about_the_catalogue_is_ranked_by_the_words_that_items_have_too() {
    SearchOutcome outcome = search("which juice would my uncle squeeze from a ripe orange on Sundays");
    assertThat(ids(outcome)).as("%s", outcome.stages()).startsWith("orange").contains("apple", "grape", "liquid");
    assertThat(told(outcome)).isEqualTo(FEWER);
    assertThat(outcome.totalCount()).isEqualTo(4);
  }

  @Test
  void it_is_told_of_a_remembered_answer_and_of_the_pages_after_it_too() {
    String query = "what juice does one press out of an orange at dawn";
    assertThat(told(search(query))).isEqualTo(FEWER);
    SearchOutcome again = search(query);
    assertThat(again.stages()).anySatisfy(report -> assertThat(report.status()).isEqualTo(StageReport.Status.CACHED));
    assertThat(told(again)).isEqualTo(FEWER);
    SearchRequest first = TestShop.first(query, Shopper.NOBODY, 2);
    String cursor = searches.search(first).hits().getLast().cursor();
    SearchOutcome next = searches.search(new SearchRequest(first.market(), query, first.filters(), first.shopper(), first.mode(),
        first.profile(), new PageRequest.After(2, cursor), true));
    assertThat(told(next)).isEqualTo(FEWER);
    assertThat(next.totalCount()).isEqualTo(again.totalCount());
  }

  @Test
  void a_sentence_about_nothing_in_the_catalogue_matches_nothing_though_an_item_has_a_word_of_it() {
    SearchOutcome outcome = search("which bar did the cellist count before the conductor fainted");
    assertThat(outcome.rung()).isEqualTo(Rung.POPULAR);
    assertThat(told(outcome)).isEqualTo("nothing matches, so popular items are shown");
  }

  @Test
  void fewer_words_are_not_asked_for_where_an_item_has_enough() {
    SearchOutcome outcome = search("sparkling grape juice");
    assertThat(ids(outcome)).startsWith("grape");
    assertThat(told(outcome)).isEmpty();
  }

  @Test
  void an_item_found_by_its_meaning_is_credited_with_the_words_it_has() {
    SearchOutcome outcome = search("sparkling grape juice");
    double apple = outcome.hits().stream().filter(hit -> hit.item().id().equals("apple")).findFirst().orElseThrow()
        .explanation().orElseThrow().signals().get(Signal.LEXICAL.ordinal()).normalized();
    assertThat(apple).isStrictlyBetween(0.0, 1.0);
  }
}
