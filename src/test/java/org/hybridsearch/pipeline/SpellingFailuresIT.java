package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hybridsearch.model.Facet;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Stage;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Fault;
import org.hybridsearch.testing.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corrections that cannot be had cost no page, are told of, and are looked for again by the next search. */
class SpellingFailuresIT {

  private static final String UNTOLD = "typing mistakes could not be looked for";

  private TestShop shop;
  private FaultProxy proxy;
  private Searches searches;

  @BeforeEach
  void open() {
    shop = new TestShop("spelling-failures-it");
    shop.put(Map.of("coffee", "Coffee beans", "tea", "Black tea", "pot", "Coffee pot", "cup", "Coffee cup", "odd", "Cofee"), "other", 3);
    proxy = FaultProxy.before(EngineForTests.address());
    searches = shop.serve(proxy.address(), TestRankers.by(id -> 1), TestShop.vectors(), "hybridsearch.plan.deadline=10s");
  }

  @AfterEach
  void close() throws Exception {
    proxy.heal();
    shop.close();
    proxy.close();
  }

  private SearchOutcome search(String query) {
    return searches.search(TestShop.first(query, Shopper.NOBODY, 10));
  }

  private static String lexicalReason(SearchOutcome outcome) {
    return outcome.stages().stream().filter(report -> report.stage() == Stage.LEXICAL).findFirst().orElseThrow().reason();
  }

  @ParameterizedTest
  @CsvSource({"503,tae", "reset,tae", "503,blakc tae", "reset,blakc tae"})
  void a_mistyped_query_is_corrected_as_soon_as_that_can_be_done(String how, String query) {
    proxy.spoil(r -> r.body().contains("\"suggest\""), how.equals("reset") ? new Fault.Reset() : new Fault.Answer(503, "{}"));
    SearchOutcome without = search(query);
    assertThat(without.rung()).isEqualTo(Rung.POPULAR);
    assertThat(without.hits()).isNotEmpty();
    assertThat(lexicalReason(without)).contains(UNTOLD);

    proxy.heal();
    SearchOutcome healed = search(query);
    assertThat(healed.rung().corrects()).isTrue();
    assertThat(healed.hits().getFirst().item().id()).isEqualTo("tea");
    assertThat(lexicalReason(healed)).doesNotContain(UNTOLD);
  }

  @Test
  void facets_of_what_could_not_be_corrected_are_counted_again() {
    shop.put(Map.of("green", "Green tea"), "other", 9);
    ItemField brand = new ItemField("brand", ItemField.Kind.KEYWORD);
    SearchRequest plain = TestShop.first("tae", Shopper.NOBODY, 10, new Filter.In(brand, List.of("Plain")));
    SearchRequest faceted = TestShop.withFacets(plain, List.of(new FacetRequest(brand, 10, List.of())));
    assertThat(searches.search(plain).rung().corrects()).isTrue(); // remembered, unlike the search without the filter

    proxy.spoil(r -> r.body().contains("\"suggest\""), new Fault.Answer(503, "{}"));
    assertThat(counts(faceted)).containsEntry("Plain", 5L);

    proxy.heal();
    assertThat(counts(faceted)).containsOnly(Map.entry("Plain", 1L), Map.entry("Fine", 1L));
  }

  private Map<String, Long> counts(SearchRequest request) {
    return searches.search(request).facets().getFirst().values().stream()
        .collect(Collectors.toMap(Facet.Value::value, Facet.Value::count));
  }
}
