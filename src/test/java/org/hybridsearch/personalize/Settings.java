package org.hybridsearch.personalize;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings as configuration would give them. */
public final class Settings {

  private Settings() {}

  /** A mapping filled from keys and values in turn; all else has its default. */
  public static <T> T of(Class<T> mapping, String... keysAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new SmallRyeConfigBuilder()
        .withMapping(mapping)
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .addDiscoveredConverters()
        .build()
        .getConfigMapping(mapping);
  }
}
