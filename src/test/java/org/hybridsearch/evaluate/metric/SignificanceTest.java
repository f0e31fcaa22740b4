package org.hybridsearch.evaluate.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SignificanceTest {

  /** Student's own example: hours of sleep gained by the same ten patients with either drug (Biometrika 6, 1908). */
  private static final double[] ONE = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
  private static final double[] OTHER = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

  @Test
  void student_s_own_example_gives_the_known_t_test() {
    Difference difference = PairedTest.compare(OTHER, ONE);
    assertThat(difference.mean()).isCloseTo(1.58, within(1e-12));
    assertThat(difference.pStudent()).isCloseTo(0.002833, within(1e-6));
    assertThat(difference.mean() - difference.halfWidth()).isCloseTo(0.7001142, within(1e-6));
    assertThat(difference.better()).isEqualTo(9);
    assertThat(difference.worse()).isZero();
  }

  @Test
  void randomization_comes_near_the_share_of_all_signs() {
    // All of one sign: of the 32 ways to give five differences signs, two are as far from 0.
    double[] better = {0.1, 0.2, 0.3, 0.4, 0.5};
    assertThat(PairedTest.compare(better, new double[5]).pRandomization()).isCloseTo(2 / 32.0, within(0.01));
  }

  @Test
  void equal_contenders_do_not_differ() {
    Difference difference = PairedTest.compare(ONE, ONE);
    assertThat(difference).isEqualTo(new Difference(0, 0, 1, 1, 0, 0));
  }

  @Test
  void one_query_says_nothing() {
    Difference difference = PairedTest.compare(new double[] {1}, new double[] {0});
    assertThat(difference.pStudent()).isEqualTo(1);
    assertThat(difference.halfWidth()).isNaN();
  }

  @Test
  void refuses_values_that_make_no_pairs() {
    assertThatThrownBy(() -> PairedTest.compare(new double[2], new double[3])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PairedTest.compare(new double[0], new double[0])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void holm_steps_down_from_the_smallest() {
    assertThat(Holm.corrected(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(Holm.corrected(new double[] {0.9, 0.8})).containsExactly(1, 1);
  }

  @Property(tries = 50)
  void comparing_the_other_way_round_changes_the_sign_alone(
      @ForAll("shares") double[] a, @ForAll("shares") double[] b) {
    Assume.that(a.length == b.length);
    Difference there = PairedTest.compare(a, b);
    Difference back = PairedTest.compare(b, a);
    assertThat(back.mean()).isCloseTo(-there.mean(), within(1e-12));
    assertThat(back.pStudent()).isCloseTo(there.pStudent(), within(1e-9));
    assertThat(back.pRandomization()).isEqualTo(there.pRandomization());
    assertThat(back.better()).isEqualTo(there.worse());
  }

  @Property
  void correction_never_lowers_a_p_and_keeps_their_order(@ForAll("shares") double[] p) {
    double[] corrected = Holm.corrected(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(corrected[i]).isBetween(p[i], 1.0);
    }
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        assertThat(p[i] < p[j] && corrected[i] > corrected[j]).isFalse();
      }
    }
    assertThat(Arrays.stream(corrected).min().orElseThrow())
        .isCloseTo(Math.min(1, Arrays.stream(p).min().orElseThrow() * p.length), within(1e-12));
  }

  @Provide
  Arbitrary<double[]> shares() {
    return Arbitraries.doubles().between(0, 1).array(double[].class).ofMinSize(1).ofMaxSize(6);
  }
}
