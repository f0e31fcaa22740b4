package org.hybridsearch.wiring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hybridsearch.api.Samples;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.recommend.Recommendations;
import org.junit.jupiter.api.Test;

/** What a start asks before the first shopper does. */
class WarmingTest {

  private final List<SearchRequest> searches = new ArrayList<>();
  private final List<Shopper> liking = new ArrayList<>();

  private void warm(boolean paidRanker, boolean paidModel) {
    new Warming(Market.DEFAULT, request -> {
      searches.add(request);
      return Samples.outcome(IntStream.range(0, 24).mapToObj(i -> Samples.hit("item" + i, i + 1)).toList());
    }, new Recommendations() {
      @Override
      public List<Recommended> similar(Market market, String itemId, Shopper shopper, int first) {
        liking.add(shopper);
        return List.of();
      }

      @Override
      public ForShopper recommended(Market market, Shopper shopper, List<Filter> filters, int first) {
        throw new IllegalStateException("costs a call, too");
      }
    }, paidRanker, paidModel).run();
  }

  private long personal() {
    return searches.stream().filter(request -> request.mode() != PersonalizationMode.NONE).count();
  }

  @Test
  void every_search_is_a_newcomers_where_it_costs_nothing() {
    warm(false, false);
    assertThat(searches).hasSizeGreaterThan(4);
    assertThat(personal()).isEqualTo(searches.size());
    assertThat(liking).hasSize(5).doesNotContain(Shopper.NOBODY);
  }

  @Test
  void where_rankings_are_paid_for_only_three_are_asked_for() {
    warm(true, false);
    assertThat(searches).hasSizeGreaterThan(4);
    assertThat(personal()).isEqualTo(3);
    assertThat(liking).hasSize(5).containsOnly(Shopper.NOBODY);
  }

  @Test
  void no_model_is_asked_what_an_item_is_like() {
    warm(false, true);
    assertThat(personal()).isEqualTo(searches.size());
    assertThat(liking).hasSize(5).containsOnly(Shopper.NOBODY);
  }
}
