package org.hybridsearch.suggest.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Personal data")
class PersonalDataTest {

  @ParameterizedTest
  @ValueSource(strings = {"ada@example.com", "ada＠example.com", "www.example.com", "https://example.com/me", "ada at example dot com",
      "0171 2345678", "+49 (171) 234-56-78", "4111 1111 1111 1111", "de89370400440532013000", "order 481516", "١٢٣٤٥٦٧",
      "01.02.1985", "max mustermann 12.03.85", "john smith 3/4/71", "221b baker st", "12 sunset blvd",
      "ada lovelace 1815", "1985 john smith", "иван петров 1985", "hauptstraße 5", "5 main street", "221b baker street",
      "ул. ленина 5", "<script>alert(1)</script>",
      "one two three four five six seven eight nine", "a text that goes on for much longer than anybody types to find a thing"})
  void may_be_in_it(String query) {
    assertThat(PersonalData.possible(query)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orange juice", "27 inch monitor", "iphone 15 pro", "milk 1.5 l", "wd-40", "lego 42100", "молоко 3,2", "抹茶", "زيت",
      "road bike 28", "coca-cola 6 x 330 ml", "windows 2019", "size 12.5", "l'oréal", "ben & jerry's"})
  void is_not_in_it(String query) {
    assertThat(PersonalData.possible(query)).isFalse();
  }
}
