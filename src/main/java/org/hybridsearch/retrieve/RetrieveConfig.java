package org.hybridsearch.retrieve;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long candidates are remembered. */
@ConfigMapping(prefix = "hybridsearch.retrieve")
public interface RetrieveConfig {

  /** How long a candidate set serves equal queries; 0 switches the cache off. Imports end it at once. Higher: fewer engine requests. */
  @WithDefault("10s")
  Duration cacheTtl();

  /** How many candidate sets are kept, about 30 KB each. */
  @WithDefault("2000")
  int cacheSize();
}
