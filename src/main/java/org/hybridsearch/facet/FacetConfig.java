package org.hybridsearch.facet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long facets are remembered. */
@ConfigMapping(prefix = "hybridsearch.facet")
public interface FacetConfig {

  /**
   * How long counted facets serve equal searches, whoever asks; 0 switches the cache off. Imports end it within about a second on
   * every replica. Higher: fewer engine requests.
   */
  @WithDefault("60s")
  Duration cacheTtl();

  /** How many searches' facets are kept, about 5 KB each. Higher: fewer engine requests. */
  @WithDefault("500")
  int cacheSize();
}
