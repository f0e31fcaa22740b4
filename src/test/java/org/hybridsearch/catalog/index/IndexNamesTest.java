package org.hybridsearch.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hybridsearch.model.Market;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexNamesTest {

  private final IndexNames names = new IndexNames("shop", new Market("de"));

  @Test
  void names_hold_prefix_and_market() {
    assertThat(names.items()).isEqualTo("shop-de-items");
    assertThat(names.interactions()).isEqualTo("shop-de-interactions");
    assertThat(names.control()).isEqualTo("shop-de-control");
    assertThat(IndexNames.numbered(names.items(), 3)).isEqualTo("shop-de-items-3");
  }

  @Test
  void a_number_is_read_back() {
    assertThat(IndexNames.number("shop-de-items", "shop-de-items-12")).hasValue(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-de-items", "shop-de-items-", "shop-de-items-0", "shop-de-items-x", "shop-de-items-1-items-1", "other-1"})
  void strangers_have_no_number(String index) {
    assertThat(IndexNames.number("shop-de-items", index)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Shop", "1shop", "shop*", "shop,other", "_shop"})
  void a_prefix_that_the_engine_would_refuse_or_misread_is_refused(String prefix) {
    assertThatThrownBy(() -> new IndexNames(prefix, Market.DEFAULT)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hybridsearch.opensearch.index-prefix");
  }
}
