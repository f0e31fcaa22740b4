package org.hybridsearch.standin.personalize.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterExpressionTest {

  private static final Subject BOUGHT_SHOE = new Subject() {
    @Override
    public Set<String> eventTypes() {
      return Set.of("Purchase");
    }

    @Override
    public Set<String> values(String field) {
      return Map.of("CATEGORY", Set.of("shoe", "boot"), "PRICE", Set.of("40")).getOrDefault(field, Set.of());
    }
  };

  @ParameterizedTest
  @CsvSource(delimiter = '#', value = {
    "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"PURCHASE\") # false",
    "INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"click\", \"purchase\") # true",
    "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\") # true",
    "EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (*) # false",
    "EXCLUDE ItemID WHERE Interactions.event_type NOT IN (*) # true",
    "exclude itemid where items.category in (\"shoe\") and items.category not in (\"boot\") # true",
    "EXCLUDE ItemID WHERE Items.CATEGORY IN (\"SHOE\") # true",
    "INCLUDE ItemID WHERE Items.PRICE < 40 # false",
    "INCLUDE ItemID WHERE Items.PRICE <= 40 # true",
    "INCLUDE ItemID WHERE Items.PRICE > (39.5) AND Items.PRICE >= 40 # true",
    "INCLUDE ItemID WHERE Items.PRICE = 40 # true",
    "INCLUDE ItemID WHERE Items.WEIGHT < 40 # false",
    "INCLUDE ItemID WHERE Items.BRAND IN (\"a\") OR Items.CATEGORY IN (\"boot\") AND Items.PRICE > 1 # true",
    "INCLUDE ItemID WHERE Items.CATEGORY IN (\"boot\") | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"purchase\") # false"
  })
  void keeps_and_removes_as_its_words_say(String expression, boolean kept) {
    assertThat(FilterExpression.of(expression).with(Map.of()).test(BOUGHT_SHOE)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '#', value = {
    "\"boot\" # true", "\"hat\",\"boot\" # true", "\"hat\" # false", "boot # true", "hat, boot # true"
  })
  void takes_the_values_of_its_parameters(String value, boolean kept) {
    FilterExpression filter = FilterExpression.of("INCLUDE ItemID WHERE Items.CATEGORY IN ($C)");

    assertThat(filter.with(Map.of("C", value)).test(BOUGHT_SHOE)).isEqualTo(kept);
  }

  @Test
  void what_excludes_without_a_value_is_left_out_and_what_includes_is_refused() {
    FilterExpression excludes = FilterExpression.of("EXCLUDE ItemID WHERE Items.CATEGORY IN ($C)");
    FilterExpression includes = FilterExpression.of("INCLUDE ItemID WHERE Items.PRICE < $P");

    assertThat(excludes.with(Map.of()).test(BOUGHT_SHOE)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> includes.with(Map.of()));
    assertThat(includes.with(Map.of("P", "41")).test(BOUGHT_SHOE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "INCLUDE", "INCLUDE ItemID", "KEEP ItemID WHERE Items.A IN (1)",
    "INCLUDE UserID WHERE Items.A IN (1)",
    "INCLUDE ItemID WHERE Users.A IN (1)", "INCLUDE ItemID WHERE Items.A IN 1", "INCLUDE ItemID WHERE Items.A NOT < 1",
    "INCLUDE ItemID WHERE Items.A IN (1", "INCLUDE ItemID WHERE Items.A IN (1) IF CurrentUser.B = 1",
    "INCLUDE ItemID WHERE Items.A IN (1) |"})
  void what_is_no_expression_is_refused(String expression) {
    assertThatIllegalArgumentException().isThrownBy(() -> FilterExpression.of(expression));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"a", "a\"b", ",", "\"a\" \"b\""})
  void what_is_no_value_is_refused(String value) {
    FilterExpression filter = FilterExpression.of("INCLUDE ItemID WHERE Items.CATEGORY IN ($C)");

    assertThatIllegalArgumentException().isThrownBy(() -> filter.with(Map.of("C", value)));
  }
}
