package org.hybridsearch.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a search may take. */
@ConfigMapping(prefix = "hybridsearch.plan")
public interface PlanConfig {

  /**
   * The time in which a page arrives, whatever fails; 20 ms to 30 s. Lower: slow stages fall back sooner. Higher: they are waited
   * for longer. Each stage gets a fixed share of it.
   */
  @WithDefault("300ms")
  Duration deadline();
}
