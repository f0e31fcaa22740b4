package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.hybridsearch.api.input.Consent;
import org.junit.jupiter.api.Test;

class ApiConfigTest {

  private final ApiConfig config =
      new SmallRyeConfigBuilder().withMapping(ApiConfig.class).build().getConfigMapping(ApiConfig.class);

  @Test
  void who_says_nothing_of_consent_gave_none() {
    assertThat(config.defaultConsent()).isEqualTo(Consent.NONE);
  }

  @Test
  void there_is_one_market() {
  }

  @Test
  void one_request_is_bounded() {
    assertThat(config.limits().body()).isEqualTo(1 << 20);
    assertThat(config.limits().document()).isEqualTo(10_000);
    assertThat(config.limits().values()).isEqualTo(10_000);
    assertThat(config.limits().tokens()).isEqualTo(1_000);
    assertThat(config.limits().rootFields()).isEqualTo(10);
    assertThat(config.limits().fields()).isEqualTo(1_000);
    assertThat(config.limits().depth()).isEqualTo(20);
  }
}
