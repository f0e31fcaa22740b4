package org.hybridsearch.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PersonalizeConfigTest {

  @Test
  void every_default_is_as_documented() {
    PersonalizeConfig config = Settings.of(PersonalizeConfig.class);

    assertThat(config.ranker()).isEqualTo(PersonalizeConfig.Ranker.LOCAL);
    assertThat(config.cacheTtl()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.cacheSize()).isEqualTo(500);
    assertThat(config.favoritesSize()).isEqualTo(5000);
    assertThat(config.clamp()).isEqualTo(2.0);
    assertThat(config.maxInFlight()).isEqualTo(64);
    assertThat(config.breaker().window()).isEqualTo(20);
    assertThat(config.breaker().failureRatio()).isEqualTo(0.5);
    assertThat(config.breaker().delay()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void the_ranker_is_chosen_by_its_name() {
    assertThat(Settings.of(PersonalizeConfig.class, "hybridsearch.personalize.ranker", "personalize").ranker())
        .isEqualTo(PersonalizeConfig.Ranker.PERSONALIZE);
  }
}
