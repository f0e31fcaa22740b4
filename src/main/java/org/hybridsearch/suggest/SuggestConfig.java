package org.hybridsearch.suggest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of suggestions. */
@ConfigMapping(prefix = "hybridsearch.suggest")
public interface SuggestConfig {

  /**
   * How many different sessions must have made a query before it is suggested. Higher keeps rare queries, and what may be personal in
   * them, to those who made them; lower suggests more, sooner.
   */
  @WithDefault("20")
  int sessions();

  /** How far back queries count. Longer suggests more, shorter follows the season. */
  @WithDefault("30d")
  Duration window();

  /** How often past queries are read, by each replica: the engine counts all queries of the window then. */
  @WithDefault("10m")
  Duration refreshEvery();

  /** The most past queries in memory, about 300 bytes each. */
  @WithDefault("5000")
  int mostQueries();

  /** The most brands, and the most category labels, in memory. */
  @WithDefault("1000")
  int mostLabels();
}
