package org.hybridsearch.ndjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "[1]                                  | The line is not a JSON object",
      "null                                 | The line is not a JSON object",
      "{\"a\":1,\"a\":2}                    | a name stands twice",
      "{\"a\":1} x                          | does not belong there",
      "{\"a\":1} {}                         | something follows the object",
      "{\"a\":NaN}                          | does not belong there",
      "{\"a\":Infinity}                     | does not belong there",
      "{'a':1}                              | does not belong there",
      "{\"a\":1                             | breaks off",
      "{\"a\":[[[[[[[[[1]]]]]]]]]}          | nested too deeply",
      "{\"a\":\"\\ud800\"}                  | half a character",
      "{\"\\udc00\":1}                      | half a character",
      "{\"a\":[\"x\\udc00\\ud800\"]}        | half a character"})
  void refuses_what_is_not_exactly_one_well_formed_object(String line, String reason) {
    assertThatThrownBy(() -> StrictJson.parse(line)).isInstanceOf(LineFault.class).hasMessageContaining(reason);
  }

  @Test
  void takes_pairs_of_surrogates() {
    assertThat(StrictJson.parse("{\"a\":\"\\ud83d\\ude00\"}").path("a").textValue()).isEqualTo("😀");
  }

  @Test
  void a_reason_quotes_little_of_the_line() {
    assertThatThrownBy(() -> StrictJson.parse("{\"a\":" + "secret".repeat(1000)))
        .hasMessageMatching("The line is not valid JSON: .{1,120}");
  }

  @Property
  void any_text_is_an_object_or_a_fault(@ForAll String line) {
    try {
      assertThat(StrictJson.parse(line).isObject()).isTrue();
    } catch (LineFault fault) {
      assertThat(fault).hasMessageStartingWith("The line");
    }
  }
}
