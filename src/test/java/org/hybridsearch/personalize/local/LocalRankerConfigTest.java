package org.hybridsearch.personalize.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRankerConfigTest {

  @Test
  void the_defaults_are_as_documented() {
    LocalRankerConfig config = LocalConfigs.defaults();
    LocalRankerConfig.Weights weights = config.weights();
    LocalRankerConfig.Preference preference = config.preference();
    assertThat(new double[] {weights.impression(), weights.click(), weights.view(), weights.addToCart(), weights.purchase(),
        weights.rating(), weights.leastRating()}).containsExactly(0, 0.3, 0.3, 0.6, 1, 0.8, 3);
    assertThat(config.memory().tasteHalfLife()).isEqualTo(Duration.ofDays(365));
    assertThat(config.memory().pairHalfLife()).isEqualTo(Duration.ofDays(3650));
    assertThat(config.memory().recentTouches()).isEqualTo(10);
    assertThat(config.memory().history()).isEqualTo(200);
    assertThat(config.memory().shoppers()).isEqualTo(1_000_000);
    assertThat(config.similarity().neighbors()).isEqualTo(512);
    assertThat(config.similarity().shrinkage()).isEqualTo(1);
    assertThat(new double[] {preference.prior(), preference.sharpness(), preference.ownInterest(), preference.repurchase(),
        preference.coldTouches(), preference.content(), preference.popularity(), preference.popularityShrinkage(),
        preference.confidenceHalf()}).containsExactly(0.1, 2, 0.3, 2, 2, 4, 0.4, 5, 3);
  }

  @ParameterizedTest
  @CsvSource({"weights.click, -0.1", "weights.purchase, 1.5", "memory.taste-half-life, PT1H", "memory.pair-half-life, P7D",
      "memory.history, 0", "memory.recent-touches, 0", "memory.shoppers, 0", "similarity.neighbors, 1", "similarity.shrinkage, 0", "preference.prior, 0",
      "preference.sharpness, NaN", "preference.cold-touches, 0", "preference.content, -1", "preference.confidence-half, 0",
      "preference.popularity-shrinkage, 0", "preference.own-interest, Infinity"})
  void a_setting_out_of_range_is_refused_by_name(String name, String value) {
    LocalRankerConfig config = LocalConfigs.with(name, value);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LocalRanker(Behaviour.model(config), ContentVectors.NONE, config))
        .withMessageContaining("hybridsearch.ranker.local." + name);
  }
}
