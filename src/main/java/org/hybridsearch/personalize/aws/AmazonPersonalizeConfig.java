package org.hybridsearch.personalize.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of the Amazon Personalize ranker. Credentials are those of {@code hybridsearch.aws}.
 */
@ConfigMapping(prefix = "hybridsearch.ranker.personalize")
public interface AmazonPersonalizeConfig {

  /** The campaign to ask, of a recipe for personalized ranking. Required when this ranker is chosen. */
  Optional<String> campaignArn();

  /** The campaign's region; by default the one in its ARN. */
  Optional<String> region();

  /** Where to send requests instead of the region's own endpoint: a VPC endpoint, or a stand-in. */
  Optional<URI> endpointOverride();

  /** A filter to apply to every ranking. Items it takes out stand after all others of the page's window. */
  Optional<String> filterArn();

  /** Values for the parameters of the filter, by their names; several values of one are separated by commas. Needs a filter. */
  Map<String, String> filterValues();

  /**
   * Which entries of a shopper's context are sent. Only those the dataset's schema has as contextual fields are of use to the
   * ranker; each further one splits the answers that can be reused. None by default.
   */
  Optional<Set<String>> contextKeys();

  /**
   * How long a call may take, connecting included. At most a sixth of {@code hybridsearch.plan.deadline}, as the stage that waits
   * has a fifth: more counts as that, so that the connection is closed in order and not torn. Higher waits for slower answers, lower
   * gives up sooner.
   */
  @WithDefault("50ms")
  Duration timeout();

  /** The most connections, and so calls at once, 1 or more. Not below {@code hybridsearch.personalize.max-in-flight}. */
  @WithDefault("64")
  int maxConnections();

  /** The price of 1,000 calls in US dollars, for the estimated bill. */
  @WithDefault("0.15")
  double pricePerThousandCalls();

  /** The calls a second that the campaign has provisioned: what is billed at least, whether they are made or not. */
  @WithDefault("1")
  double provisionedCallsPerSecond();
}
