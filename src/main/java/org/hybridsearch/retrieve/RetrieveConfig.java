package org.hybridsearch.retrieve;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long candidates are remembered. */
@ConfigMapping(prefix = "hybridsearch.retrieve")
public interface RetrieveConfig {

  /**
   * How long a candidate set serves equal queries; 0 switches the cache off. Imports end it within about a second on every replica, so
   * what can be older is the order by learned popularity. Higher: fewer engine requests.
   */
  @WithDefault("60s")
  Duration cacheTtl();

  /** How many candidate sets are kept, about 30 KB each. */
  @WithDefault("1000")
  int cacheSize();
}
