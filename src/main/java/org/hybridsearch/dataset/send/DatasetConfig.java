package org.hybridsearch.dataset.send;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of what keeps the datasets of Amazon Personalize up to date. */
@ConfigMapping(prefix = "hybridsearch.dataset")
public interface DatasetConfig {

  /** The ARN of the dataset of items. Absent: no item is sent. A market can have its own; those that share one need ids of their own. */
  Optional<String> itemsArn();

  /** The ARN of the dataset of users. Absent: no user is sent. A market can have its own. */
  Optional<String> usersArn();

  /** Where to send requests instead of the region's own endpoint. Absent: as events. */
  Optional<URI> endpointOverride();

  /** The pause after everything was sent. Shorter sends sooner and asks the engine more often. */
  @WithDefault("2s")
  Duration every();

  /** How long whoever sends may be silent before another replica takes over. */
  @WithDefault("15s")
  Duration lease();

  /** How long one call may take, connecting included; at most a fifth of the lease. */
  @WithDefault("3s")
  Duration timeout();

  /**
   * The most calls a second for datasets of items, and as many for those of users, of all markets together, each of which has an
   * equal part, 1 or more; ten records each. The service takes 10 of one account and region.
   */
  @WithDefault("10")
  int callsPerSecond();

  /** Documents read in one request, 10 to 10,000. */
  @WithDefault("500")
  int pageSize();

  /** The first pause after a failure; it doubles, and each is cut short at random. */
  @WithDefault("500ms")
  Duration retryPause();

  /** The longest pause after a failure. */
  @WithDefault("30s")
  Duration retryMaxPause();

  /** How often a record may fail before those behind it go first, and then while others are taken before it is put aside, 1 or more. */
  @WithDefault("8")
  int attempts();

  /** How often all that was ever sent is compared with the catalogue, beside what changes. */
  @WithDefault("24h")
  Duration compareEvery();
}
