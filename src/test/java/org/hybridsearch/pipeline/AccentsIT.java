package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.Highlight;
import org.hybridsearch.model.QueryFallback;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Sort;
import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hardly anybody types accents, and hardly any shop writes them all: words are found with and without. */
class AccentsIT {

  private static TestShop shop;
  private static Searches searches;

  @BeforeAll
  static void open() {
    shop = new TestShop("accents-it");
    Map<String, String> titles = new HashMap<>();
    titles.put("brulee", "Cr\u00e8me Br\u00fbl\u00e9e");
    titles.put("plain", "Creme caramel");
    titles.put("pepper", "Green jalape\u00f1os sliced");
    titles.put("wide", "\uff28\uff24\uff2d\uff29 cable");
    shop.put(titles, "other", 3);
    searches = shop.serve(EngineForTests.address(), TestRankers.by(id -> 1), TestShop.vectors());
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  private static SearchOutcome search(String query) {
    return searches.search(TestShop.sorted(TestShop.first(query, Shopper.NOBODY, 10), Sort.RELEVANCE, true));
  }

  @ParameterizedTest
  @CsvSource({"creme,2", "cr\u00e8me,2", "CR\u00c8ME,2", "brulee,1", "br\u00fbl\u00e9e,1",
      "jalapeno,1", "jalape\u00f1o,1", "hdmi,1"})
  void words_are_found_with_and_without_accents(String query, int items) {
    SearchOutcome outcome = search(query);
    assertThat(outcome.rung().fallback()).isEqualTo(QueryFallback.NONE);
    assertThat(outcome.totalCount()).isEqualTo(items);
    assertThat(outcome.hits()).allSatisfy(hit -> assertThat(hit.highlights()).extracting(Highlight::field).contains("title"));
  }

  @ParameterizedTest
  @CsvSource({"creme brulee", "Cr\u00e8me Brulee", "cr\u00e8me br\u00fbl\u00e9e"})
  void a_whole_title_is_known_without_its_accents(String query) {
    SearchOutcome.Hit best = search(query).hits().getFirst();
    assertThat(best.item().id()).isEqualTo("brulee");
    assertThat(best.explanation().orElseThrow().signals().get(Signal.EXACT.ordinal()).contribution()).isPositive();
    assertThat(best.highlights()).containsExactly(
        new Highlight("title", List.of("<em>Cr\u00e8me</em> <em>Br\u00fbl\u00e9e</em>")));
  }
}
