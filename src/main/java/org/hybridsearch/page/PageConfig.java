package org.hybridsearch.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How paging is remembered. */
@ConfigMapping(prefix = "hybridsearch.page")
public interface PageConfig {

  /** How long a cursor is good for, 1 minute to 24 hours. Higher: more pinned windows are stored, about 10 KB a search. */
  @WithDefault("30m")
  Duration ttl();

  /**
   * The key that signs cursors, 16 characters or more, the same on every replica. Without it the replicas share a random key that
   * they keep in the engine.
   */
  Optional<String> secret();
}
