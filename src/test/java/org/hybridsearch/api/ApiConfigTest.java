package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hybridsearch.api.input.Consent;
import org.junit.jupiter.api.Test;

class ApiConfigTest {

  private final ApiConfig config = TestConfig.of(ApiConfig.class, Map.of());

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
    assertThat(config.limits().aliases()).isEqualTo(50);
    assertThat(config.limits().complexity()).isEqualTo(10_000);
    assertThat(config.limits().time()).hasSeconds(10);
  }

  @Test
  void the_schema_is_closed() {
    assertThat(config.openSchema()).isFalse();
  }
}
