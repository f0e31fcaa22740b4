package org.hybridsearch.behaviour.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Settings of the delivery of events to Amazon Personalize. */
@ConfigMapping(prefix = "hybridsearch.delivery")
public interface DeliveryConfig {

  /** The event tracker's id. Absent: no event is delivered. A market can have its own. */
  Optional<String> trackingId();

  /** The tracker's region; by default that of the campaign. */
  Optional<String> region();

  /** Where to send requests instead of the region's own endpoint: a VPC endpoint, or a stand-in. */
  Optional<URI> endpointOverride();

  /** Events received before this moment are not delivered: the time of the export that was imported. Absent: all that are stored. */
  Optional<Instant> since();

  /** The pause after everything was delivered. Shorter delivers sooner and asks the engine more often. */
  @WithDefault("1s")
  Duration every();

  /** How long whoever delivers may be silent before another replica takes over. Shorter takes over sooner, longer stands longer pauses. */
  @WithDefault("15s")
  Duration lease();

  /** How long one call may take, connecting included; at most a fifth of the lease. */
  @WithDefault("3s")
  Duration timeout();

  /**
   * The most calls a second of all markets together, each of which has an equal part, 1 or more. The service takes 1,000 of one
   * account and region, those of other programs included.
   */
  @WithDefault("1000")
  int callsPerSecond();

  /** The most calls at a time, 1 or more: more empty a backlog sooner. */
  @WithDefault("16")
  int callsInFlight();

  /** Events read in one request, 10 to 10,000: about 2 KB each while they are delivered. */
  @WithDefault("500")
  int pageSize();

  /** The first pause after a failure; it doubles, and each is cut short at random. */
  @WithDefault("200ms")
  Duration retryPause();

  /** The longest pause after a failure. */
  @WithDefault("30s")
  Duration retryMaxPause();

  /** How often an event may fail while others succeed, before it is put aside with the dead letters, 1 or more. */
  @WithDefault("20")
  int attempts();

  /** How long after its delivery an event may still be missing from rankings: so long they are asked, and not kept. */
  @WithDefault("2s")
  Duration takesEffectAfter();
}
