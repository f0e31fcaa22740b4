package org.hybridsearch.sort;

import java.time.Duration;
import java.util.List;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.Sort;
import org.hybridsearch.testing.Golden;
import org.hybridsearch.testing.Plans;
import org.junit.jupiter.api.Test;

class SortRequestTest {

  private static final Duration TIMEOUT = Duration.ofMillis(120);
  private static final Sort.ByField PRICE = new Sort.ByField(Sort.Field.PRICE, Sort.Direction.ASC);
  private static final Sort.ByField POPULARITY = new Sort.ByField(Sort.Field.POPULARITY, Sort.Direction.DESC);

  @Test
  void a_page_is_a_sort_of_what_is_counted() {
    SearchPlan plan = Plans.plan(Plans.request("orange juice",
        List.of(new Filter.Exists(new ItemField("brand", ItemField.Kind.KEYWORD), true))));
    Golden.assertMatches("sort-page", SortRequest.page(plan, PRICE, List.of("m1", "m2"), 48, 24, TIMEOUT));
  }

  @Test
  void popularity_is_what_the_shop_says_or_else_what_was_learned() {
    Golden.assertMatches("sort-popularity", SortRequest.page(Plans.plan(""), POPULARITY, List.of(), 0, 24, TIMEOUT));
  }

  @Test
  void an_order_is_of_ids_and_leaves_out_what_is_fixed() {
    Golden.assertMatches("sort-order", SortRequest.order(
        Plans.plan("orange juice"), PRICE, List.of("m1"), List.of(List.of("a"), List.of(), List.of("b", "c")), 1_000, TIMEOUT));
  }

  @Test
  void items_come_with_what_a_page_shows() {
    SearchPlan plan = Plans.plan(Plans.highlighted(Plans.request("orange juice", List.of())));
    Golden.assertMatches("sort-items", SortRequest.items(plan, List.of("a", "b"), TIMEOUT));
  }
}
