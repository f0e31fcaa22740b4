package org.hybridsearch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What a field sort does when something fails. */
class SortedFailuresIT {

  private static final Predicate<ProxiedRequest> SORT = r -> r.body().contains("\"price\":{\"order\"");
  private static final Predicate<ProxiedRequest> SEMANTIC = r -> r.body().contains("\"knn\"");
  private static final Predicate<ProxiedRequest> PINNING = r -> r.path().contains("_bulk") && r.body().contains("-windows-");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static TestShop shop;

  private FaultProxy proxy;
  private Searches searches;

  @BeforeAll
  static void open() {
    shop = new TestShop("sorted-failures-it");
    Map<String, String> juices = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      juices.put("j" + i, "juice number " + i);
    }
    shop.put(juices, "", 3);
    shop.put(Map.of("s1", "sweet drink"), "juice", 2);
  }

  @AfterAll
  static void close() throws Exception {
    shop.close();
  }

  @BeforeEach
  void serve() {
    proxy = FaultProxy.before(EngineForTests.address());
    searches = shop.serve(proxy.address(), TestRankers.of(question -> {
      throw new AssertionError("nobody is asked what the shopper likes");
    }), TestShop.vectors(), "hybridsearch.plan.deadline=3s", "hybridsearch.retrieve.cache-ttl=0s");
  }

  @AfterEach
  void take_it_away() {
    proxy.heal();
    shop.stop();
    proxy.close();
  }

  private static SearchRequest juice(int first) {
    return TestShop.sorted(TestShop.first("juice", TestShop.shopper("anna"), first),
        new Sort.ByField(Sort.Field.PRICE, Sort.Direction.ASC), false);
  }

  private static StageReport report(SearchOutcome outcome, Stage stage) {
    return outcome.stages().stream().filter(r -> r.stage() == stage).findFirst().orElseThrow();
  }

  @Test
  void no_ranker_is_asked() {
    SearchOutcome page = searches.search(juice(50));
    assertThat(page.hits()).hasSize(31);
    assertThat(page.hits().getFirst().item().id()).isEqualTo("s1");
  }

  @Test
  void a_sort_that_fails_is_told() {
    for (Fault fault : List.of(new Fault.Hang(), new Fault.Reset(), new Fault.Truncate(60), new Fault.Answer(500, "{}"))) {
      proxy.spoil(SORT, fault);
      assertThatThrownBy(() -> searches.search(juice(10))).isInstanceOf(SearchException.Unavailable.class);
      proxy.heal();
    }
    assertThat(searches.search(juice(10)).hits()).hasSize(10);
  }

  @Test
  void without_the_semantic_leg_the_words_are_sorted() {
    proxy.spoil(SEMANTIC, new Fault.Answer(500, "{}"));
    SearchOutcome page = searches.search(juice(50));
    assertThat(report(page, Stage.SEMANTIC).status()).isEqualTo(StageReport.Status.FAILED);
    assertThat(page.hits()).hasSize(30).noneMatch(hit -> hit.item().id().equals("s1"));
    assertThat(page.totalCount()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500})
  void an_order_that_cannot_be_kept_costs_the_next_pages_and_it_says_so(int status) {
    proxy.spoil(PINNING, new Fault.Answer(status, "{}"));
    Eventually.within(PATIENCE, "a page without a next one", () -> !searches.search(juice(10)).hasNextPage());
    SearchOutcome page = searches.search(juice(10));
    assertThat(page.hits()).hasSize(10).allSatisfy(hit -> assertThat(hit.cursor()).isEmpty());
    assertThat(report(page, Stage.BLEND).reason()).contains("could not be kept");
    SearchOutcome numbered = searches.search(TestShop.at(juice(10), new PageRequest.At(10, 10)));
    assertThat(numbered.hits()).hasSize(10);
    assertThat(numbered.hasNextPage()).as("by its number").isTrue();
  }
}
