package org.hybridsearch.wiring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.CreationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.hybridsearch.opensearch.EngineAddress;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.junit.jupiter.api.Test;

class StartFailureTest {

  @Test
  void an_engine_without_an_address_is_told_in_one_line() {
    OpenSearchConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(OpenSearchConfig.class).build()
        .getConfigMapping(OpenSearchConfig.class);
    RuntimeException missing = catchThrowableOfType(IllegalStateException.class, () -> EngineAddress.of(config));
    RuntimeException told = StartFailure.told(new RuntimeException("Error injecting", new CreationException(missing)));
    assertThat(told).isInstanceOf(ConfigurationException.class).hasNoCause();
    assertThat(told.getMessage()).startsWith("hybridsearch.opensearch.url is not set").doesNotContain("\n");
  }

  @Test
  void a_setting_out_of_range_is_told_in_one_line() {
    assertThat(StartFailure.told(new RuntimeException(new IllegalArgumentException("hybridsearch.page.ttl must be from 1m to 24h"))))
        .isInstanceOf(ConfigurationException.class).hasMessage("hybridsearch.page.ttl must be from 1m to 24h");
  }

  @Test
  void the_sentence_counts_and_not_what_caused_it() {
    RuntimeException failure = new RuntimeException("Error injecting",
        new IllegalStateException("hybridsearch.x cannot be read", new IOException("/secret/file")));
    assertThat(StartFailure.told(failure)).hasMessage("hybridsearch.x cannot be read").hasNoCause();
  }

  @Test
  void what_nobody_can_mend_by_configuration_is_told_whole() {
    RuntimeException bug = new NullPointerException();
    RuntimeException full = new UncheckedIOException(new IOException("No space left"));
    assertThat(StartFailure.told(bug)).isSameAs(bug);
    assertThat(StartFailure.told(full)).isSameAs(full);
  }
}
