package org.hybridsearch.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import org.hybridsearch.testing.Plans;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexicalLegTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "juice", " juice ", "\u201cjuice\u201d", "4711", "\u6c34"})
  void of_one_word_there_are_no_fewer(String query) {
    assertThat(LexicalLeg.fewerMakeSense(Plans.plan(query))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"orange juice", "orange-juice", "27 inch", "jus d'orange", "\u6a59\u6c41"})
  void of_several_words_there_are(String query) {
    assertThat(LexicalLeg.fewerMakeSense(Plans.plan(query))).isTrue();
  }
}
