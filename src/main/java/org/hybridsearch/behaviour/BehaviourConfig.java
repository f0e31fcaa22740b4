package org.hybridsearch.behaviour;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what shoppers did: storing it, following it, and what is popular because of it. */
@ConfigMapping(prefix = "hybridsearch.behaviour")
public interface BehaviourConfig {

  /** The longest line of an upload in bytes; a longer one is refused, the rest goes on. */
  @WithDefault("16384")
  int maxLineBytes();

  /** Lines written in one bulk, 1 or more: more make uploads faster until the engine's memory suffers. */
  @WithDefault("4000")
  int batchLines();

  /** Bulks of one upload under way at a time, 1 or more: more make it faster while the engine has processors to spare. */
  @WithDefault("2")
  int bulksInFlight();

  /** The first pause before a bulk that the engine did not take is tried again; it doubles. */
  @WithDefault("100ms")
  Duration retryPause();

  /** The longest pause between attempts. */
  @WithDefault("5s")
  Duration retryMaxPause();

  /** How long a bulk is tried before its lines are reported as UNAVAILABLE: longer rides out longer outages, and senders wait. */
  @WithDefault("60s")
  Duration retryFor();

  /** The time one request to the engine may take. */
  @WithDefault("60s")
  Duration requestTimeout();

  /** Interactions read in one request, 1 to 10,000, which is the engine's own limit: fewer need less memory and more requests. */
  @WithDefault("10000")
  int pageSize();

  /** An item's popularity is written when it differs by more than this from the one stored: lower is truer and writes more. */
  @WithDefault("0.01")
  double popularityTolerance();

  /**
   * How long it is remembered which popularities were written. Then all are compared with the stored ones again, which repairs
   * items that were deleted and came back; shorter repairs sooner and costs the engine a read of every item with behaviour.
   */
  @WithDefault("10m")
  Duration popularityMemory();
}
