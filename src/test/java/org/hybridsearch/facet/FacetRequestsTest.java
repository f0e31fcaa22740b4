package org.hybridsearch.facet;

import java.time.Duration;
import java.util.List;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.ItemField.Kind;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.testing.Golden;
import org.hybridsearch.testing.Plans;
import org.junit.jupiter.api.Test;

class FacetRequestsTest {

  private static final ItemField BRAND = new ItemField("brand", Kind.KEYWORD);
  private static final ItemField PRICE = new ItemField("price", Kind.NUMBER);
  private static final List<Filter> FILTERS = List.of(new Filter.In(BRAND, List.of("Acme")), new Filter.Range(PRICE, 1, 2));
  private static final List<FacetRequest> FACETS = List.of(new FacetRequest(BRAND, 5, List.of()),
      new FacetRequest(PRICE, 10, List.of(new Filter.Range(PRICE, Double.NEGATIVE_INFINITY, 1))),
      new FacetRequest(ItemField.CATEGORIES, 10, List.of()), new FacetRequest(new ItemField("attributes.color", Kind.ATTRIBUTE), 3, List.of()),
      new FacetRequest(ItemField.POPULARITY, 3, List.of()));

  private static SearchPlan plan(boolean grouped, List<Filter> filters) {
    SearchRequest request = Plans.request("orange juice", filters);
    SearchPlan plan = Plans.plan(new SearchRequest(request.market(), request.query(), request.filters(), request.shopper(),
        request.mode(), request.profile(), request.page(), request.explain(), request.sort(), request.highlight(), FACETS));
    return new SearchPlan(plan.request(), new LiveIndex("items", 1, 0.1, 0.4, grouped), plan.profileName(), plan.profileVersion(),
        plan.words(), plan.legs(), plan.blend(), plan.personal(), plan.deadlines(), plan.nowMillis(),
        plan.rung());
  }

  @Test
  void all_facets_and_the_total_are_one_search() {
    Golden.assertMatches("facets", FacetRequests.of(
        List.of(new FacetRequests.Part(plan(false, List.of()), List.of("a", "b"), List.of(0, 1, 2, 3, 4))), List.of(), true,
        Duration.ofMillis(100)));
  }

  @Test
  void a_facet_with_a_filter_of_its_own_is_a_search_without_it() {
    Golden.assertMatches("facets-disjunctive", FacetRequests.of(List.of(
        new FacetRequests.Part(plan(false, FILTERS), List.of("a"), List.of(2, 3, 4)),
        new FacetRequests.Part(plan(false, FILTERS.subList(1, 2)), List.of("a", "b"), List.of(0)),
        new FacetRequests.Part(plan(false, FILTERS.subList(0, 1)), List.of("a", "c"), List.of(1))), FILTERS, false, Duration.ofMillis(100)));
  }

  @Test
  void groups_are_counted_where_there_are_any() {
    Golden.assertMatches("facets-grouped", FacetRequests.of(
        List.of(new FacetRequests.Part(plan(true, FILTERS), List.of("a", "b"), List.of(0, 1, 2, 3, 4))), FILTERS, false,
        Duration.ofMillis(100)));
  }
}
