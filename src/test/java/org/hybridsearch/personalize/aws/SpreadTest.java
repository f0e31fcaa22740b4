package org.hybridsearch.personalize.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

  @ParameterizedTest(name = "ln p of {0} and {1}: {2}")
  @CsvSource({"0, 0, 0", "-3, -3.02, 0.1", "-3, -3.1, 0.5", "-3, -3.2, 1", "-3, -9, 1", "-5, 5, 1"})
  void the_standard_deviation_of_the_logarithms_makes_the_confidence(double first, double second, double confidence) {
    assertThat(Spread.confidence(List.of(Math.exp(first), Math.exp(second)))).isCloseTo(confidence, within(1e-9));
  }

  @Test
  void a_flat_answer_has_none_however_long() {
    for (int length = 2; length <= 500; length++) {
      assertThat(Spread.confidence(Collections.nCopies(length, 1.0 / length))).isZero();
    }
  }

  @Test
  void fewer_than_two_scores_have_none() {
    assertThat(Spread.confidence(List.of())).isZero();
    assertThat(Spread.confidence(List.of(1.0))).isZero();
  }

  @Test
  void neither_scale_nor_order_nor_repetition_matters() {
    double confidence = Spread.confidence(Arrays.asList(0.30, 0.31, 0.32));

    assertThat(confidence).isBetween(0.1, 0.9);
    assertThat(Spread.confidence(Arrays.asList(0.0032, 0.0030, 0.0031))).isCloseTo(confidence, within(1e-9));
    assertThat(Spread.confidence(Arrays.asList(0.30, 0.31, 0.32, 0.30, 0.31, 0.32))).isCloseTo(confidence, within(1e-9));
  }
}
