package org.hybridsearch.personalize.local;

import org.hybridsearch.personalize.Settings;

/** Settings for tests. */
final class LocalConfigs {

  private static final String PREFIX = "hybridsearch.ranker.local.";

  private LocalConfigs() {}

  static LocalRankerConfig defaults() {
    return with();
  }

  /** The defaults but for some: keys below the prefix and values in turn. */
  static LocalRankerConfig with(String... keysAndValues) {
    String[] settings = keysAndValues.clone();
    for (int i = 0; i < settings.length; i += 2) {
      settings[i] = PREFIX + settings[i];
    }
    return Settings.of(LocalRankerConfig.class, settings);
  }
}
