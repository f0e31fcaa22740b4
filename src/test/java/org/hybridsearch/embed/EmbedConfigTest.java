package org.hybridsearch.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EmbedConfigTest {

  @Test
  void pins_every_default() {
    EmbedConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(EmbedConfig.class).build()
        .getConfigMapping(EmbedConfig.class);

    assertThat(config.provider()).isEqualTo(EmbedConfig.Provider.LOCAL);
    assertThat(config.queryCacheSize()).isEqualTo(10_000);
    assertThat(config.batchSize()).isEqualTo(64);
    assertThat(config.cacheFolder()).isEmpty();
    assertThat(config.cacheEntries()).isEqualTo(200_000);
    assertThat(config.local().threads()).isZero();
    assertThat(config.bedrock().modelId()).isEqualTo("amazon.titan-embed-text-v2:0");
    assertThat(config.bedrock().dimensions()).isEqualTo(512);
    assertThat(config.bedrock().region()).isEmpty();
    assertThat(config.bedrock().endpoint()).isEmpty();
    assertThat(config.bedrock().timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.bedrock().attempts()).isEqualTo(3);
    assertThat(config.bedrock().parallelism()).isEqualTo(8);
  }
}
