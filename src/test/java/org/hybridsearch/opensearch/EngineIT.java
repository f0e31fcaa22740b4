package org.hybridsearch.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.hybridsearch.testing.EngineForTests;
import org.junit.jupiter.api.Test;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

class EngineIT {

  @Test
  void has_the_knn_plugin() throws Exception {
    try (InputStream in = EngineForTests.address().resolve("/_cat/plugins").toURL().openStream()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("opensearch-knn");
    }
  }
}
