package org.hybridsearch.wiring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hybridsearch.catalog.replace.BuildFailed;
import org.hybridsearch.catalog.replace.BuildInProgress;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A step of the start")
class EachMarketTest {

  private static final Market DE = new Market("de");
  private static final Market FR = new Market("fr");
  private static final List<Market> MARKETS = List.of(Market.DEFAULT, DE, FR);

  private final List<Market> done = new ArrayList<>();

  private Consumer<Market> failingIn(Market broken, RuntimeException failure) {
    return market -> {
      if (market.equals(broken)) {
        throw failure;
      }
      done.add(market);
    };
  }

  static Stream<RuntimeException> passing() {
    return Stream.of(new SearchException.Unavailable("away"), new BuildInProgress(), new BuildFailed("overtaken", false));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void goes_on_in_the_other_markets(RuntimeException failure) {
    assertThat(EachMarket.CHECKING.run(MARKETS, failingIn(DE, failure))).containsOnlyKeys(DE).containsValue(failure);
    assertThat(done).containsExactly(Market.DEFAULT, FR);
  }

  @Test
  void ends_the_start_where_a_market_is_wrongly_configured() {
    IllegalStateException wrong = new IllegalStateException("wrong");
    assertThatThrownBy(() -> EachMarket.CHECKING.run(MARKETS, failingIn(DE, wrong))).isSameAs(wrong);
    assertThat(done).doesNotContain(FR);
  }

  @Test
  void goes_on_past_a_market_whose_data_is_broken() {
    IllegalStateException broken = new IllegalStateException("broken");
    assertThat(EachMarket.WORKING.run(MARKETS, failingIn(DE, broken))).containsOnlyKeys(DE);
    assertThat(done).containsExactly(Market.DEFAULT, FR);
  }
}
