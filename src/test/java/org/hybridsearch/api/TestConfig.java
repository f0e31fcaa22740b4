package org.hybridsearch.api;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings without Quarkus: the defaults, and what a test says. */
public final class TestConfig {

  private TestConfig() {}

  public static <T> T of(Class<T> mapping, Map<String, String> settings) {
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(mapping)
        .withConverter(Duration.class, 200, new DurationConverter());
    settings.forEach(builder::withDefaultValue);
    return builder.build().getConfigMapping(mapping);
  }
}
