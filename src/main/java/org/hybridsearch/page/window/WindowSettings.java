package org.hybridsearch.page.window;

import java.time.Duration;

/**
 * How windows are kept.
 *
 * @param ttl how long a window may be asked for, 1 minute to 24 hours
 * @param writeDelay how long a window may wait for others to be written with it, 0 to 1 second
 * @param memoryBytes about how much of this process the latest windows may take, from 1 MiB; what waits to be written may be half
 */
public record WindowSettings(Duration ttl, Duration writeDelay, long memoryBytes) {

  private static final Duration MIN_TTL = Duration.ofMinutes(1);
  private static final Duration MAX_TTL = Duration.ofHours(24);
  private static final Duration MAX_DELAY = Duration.ofSeconds(1);
  private static final long MIN_MEMORY = 1 << 20;

  /** @throws IllegalArgumentException when a setting is out of range */
  public WindowSettings {
    if (ttl.compareTo(MIN_TTL) < 0 || ttl.compareTo(MAX_TTL) > 0) {
      throw new IllegalArgumentException("hybridsearch.page.ttl must be from 1m to 24h");
    }
    if (writeDelay.isNegative() || writeDelay.compareTo(MAX_DELAY) > 0) {
      throw new IllegalArgumentException("hybridsearch.page.write-delay must be from 0 to 1s");
    }
    if (memoryBytes < MIN_MEMORY) {
      throw new IllegalArgumentException("hybridsearch.page.memory-bytes must be 1048576 or more");
    }
  }
}
