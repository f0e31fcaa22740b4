package org.hybridsearch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BehaviourConfigTest {

  @Test
  void every_default_is_as_documented() {
    BehaviourConfig config = BehaviourFixture.config(Map.of());
    assertThat(config.maxLineBytes()).isEqualTo(16_384);
    assertThat(config.batchLines()).isEqualTo(4000);
    assertThat(config.bulksInFlight()).isEqualTo(2);
    assertThat(config.retryPause()).isEqualTo(Duration.ofMillis(100));
    assertThat(config.retryMaxPause()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.retryFor()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.pageSize()).isEqualTo(10_000);
    assertThat(config.popularityTolerance()).isEqualTo(0.01);
    assertThat(config.popularityMemory()).isEqualTo(Duration.ofMinutes(10));
  }
}
