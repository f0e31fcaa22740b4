package org.hybridsearch.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How paging is remembered. */
@ConfigMapping(prefix = "hybridsearch.page")
public interface PageConfig {

  /** How long a cursor is good for, 1 minute to 24 hours. Higher: more pinned windows are stored, about 12 KB a search. */
  @WithDefault("30m")
  Duration ttl();

  /**
   * How long the window of a first page may wait, in this replica's memory, to be written together with others; 0 to 1 second.
   * Higher: fewer writes, and a next page that another replica is asked for at once waits longer. Below a third of the deadline.
   */
  @WithDefault("100ms")
  Duration writeDelay();

  /** About how many bytes the latest windows may take here, 1 MiB or more. Higher: fewer next pages ask the engine. */
  @WithDefault("8388608")
  long memoryBytes();

  /**
   * The key that signs cursors, 16 characters or more, the same on every replica. Without it the replicas share a random key that
   * they keep in the engine.
   */
  Optional<String> secret();
}
