package org.hybridsearch.personalize.local;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings for tests. */
public final class LocalConfigs {

  private LocalConfigs() {}

  /** The defaults. */
  public static LocalRankerConfig defaults() {
    return with(Map.of());
  }

  /** The defaults but for some, by their names below the prefix. */
  public static LocalRankerConfig with(Map<String, String> settings) {
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(LocalRankerConfig.class);
    settings.forEach((name, value) -> builder.withDefaultValue("hybridsearch.ranker.local." + name, value));
    return builder.build().getConfigMapping(LocalRankerConfig.class);
  }
}
