package org.hybridsearch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SearchOriginTest {

  private static final List<Market> MARKETS = List.of(Market.DEFAULT, new Market("de"), new Market("zh"));

  @Property
  void an_id_tells_the_market_of_its_search_and_stays_of_its_time_and_version(@ForAll long high, @ForAll long low) {
    UUID id = new UUID(high, low);
    for (Market market : MARKETS) {
      UUID marked = SearchOrigin.mark(id, market);
      assertThat(SearchOrigin.of(marked, MARKETS)).contains(market);
      assertThat(marked.getMostSignificantBits()).isEqualTo(high);
      assertThat(marked.getLeastSignificantBits() >>> 16).isEqualTo(low >>> 16);
      assertThat(SearchOrigin.of(marked, List.of(new Market("fr")))).isEmpty();
    }
  }
}
