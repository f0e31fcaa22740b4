package org.hybridsearch.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogConfigTest {

  @Test
  void defaults() {
    CatalogConfig config = CatalogFixture.config(Map.of());
    assertThat(config.knnEngine()).isEqualTo("lucene");
    assertThat(config.shards()).isEqualTo(1);
    assertThat(config.replicas()).isZero();
    assertThat(config.maxLineBytes()).isEqualTo(1 << 20);
    assertThat(config.batchLines()).isEqualTo(500);
    assertThat(config.batchCharacters()).isEqualTo(4 << 20);
    assertThat(config.maxAttributeNames()).isEqualTo(256);
    assertThat(config.retryPause()).isEqualTo(Duration.ofMillis(100));
    assertThat(config.retryMaxPause()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.retryFor()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.requestTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.buildLease()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.retiredIndexKept()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.tombstonesKept()).isEqualTo(Duration.ofDays(7));
    assertThat(config.vectorsInMemory()).isEqualTo(50_000);
  }
}
