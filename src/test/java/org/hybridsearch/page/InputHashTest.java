package org.hybridsearch.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Sort;
import org.hybridsearch.testing.Plans;
import org.junit.jupiter.api.Test;

class InputHashTest {

  private static final ItemField BRAND = new ItemField("brand", ItemField.Kind.KEYWORD);

  private static SearchRequest brands(String... brands) {
    return Plans.request("q", List.of(new Filter.In(BRAND, List.of(brands))));
  }

  @Test
  void values_do_not_run_together() {
    assertThat(InputHash.of(brands("ab", "c"))).isNotEqualTo(InputHash.of(brands("a", "bc")));
    assertThat(InputHash.of(Plans.request("a", List.of()))).isNotEqualTo(InputHash.of(Plans.request("b", List.of())));
  }

  @Test
  void every_sort_is_another_input() {
    SearchRequest request = Plans.request("q", List.of());
    Set<Long> hashes = new HashSet<>(Set.of(InputHash.of(request)));
    for (Sort.Field field : Sort.Field.values()) {
      for (Sort.Direction direction : Sort.Direction.values()) {
        hashes.add(InputHash.of(Plans.sorted(request, new Sort.ByField(field, direction))));
      }
    }
    assertThat(hashes).hasSize(1 + Sort.Field.values().length * 2);
  }

  @Test
  void who_logs_in_between_two_pages_goes_on() {
    SearchRequest known = new SearchRequest(Market.DEFAULT, "q", List.of(), new Shopper.Someone("u", "", Map.of()),
        PersonalizationMode.FULL, "", new PageRequest.Start(3), true);
    assertThat(InputHash.of(known)).isEqualTo(InputHash.of(Plans.request("q", List.of())));
  }
}
