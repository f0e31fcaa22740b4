package org.hybridsearch.recommend.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of recommendations by Amazon Personalize. Credentials come from where the AWS SDK looks for them. */
@ConfigMapping(prefix = "hybridsearch.recommender.personalize")
public interface AmazonRecommendConfig {

  /** Items for a shopper: a campaign of User-Personalization, or a recommender such as "Recommended for you". */
  Asked forYou();

  /** Items like an item: a campaign of Similar-Items or SIMS, or a recommender such as "Customers who viewed X also viewed". */
  Similar similar();

  /** The region; by default the one in the ARNs. */
  Optional<String> region();

  /** Where to send requests instead of the region's own endpoint: a VPC endpoint, or a stand-in. */
  Optional<URI> endpointOverride();

  /**
   * Which entries of a shopper's context are sent. Only those the dataset's schema has as contextual fields are of use; each further
   * one splits the answers that can be reused. None by default.
   */
  Optional<Set<String>> contextKeys();

  /**
   * How long a call may take, connecting included. At most a sixth of {@code hybridsearch.plan.deadline}, as what waits for it has
   * a fifth: more counts as that, so that the connection is closed in order and not torn.
   */
  @WithDefault("50ms")
  Duration timeout();

  /** The most connections, and so calls at once, 1 or more. Not below twice {@code hybridsearch.recommender.max-in-flight}. */
  @WithDefault("64")
  int maxConnections();

  /** The price of 1,000 calls in US dollars, for the estimated bill. */
  @WithDefault("0.15")
  double pricePerThousandCalls();

  /** The calls a second that each campaign has provisioned: what is billed at least, whether they are made or not. */
  @WithDefault("1")
  double provisionedCallsPerSecond();

  /** What is asked, and how. */
  interface Asked {

    /** The campaign or the recommender. Absent: this service names these items by itself. */
    Optional<String> arn();

    /** A filter to apply to every answer. */
    Optional<String> filterArn();

    /** The values of the filter's parameters, by name, in quotation marks and with commas between, as the filter takes them. */
    Map<String, String> filterValues();
  }

  /** The same for items like an item. */
  interface Similar extends Asked {

    /** Whether the shopper is named too. Only filters and some recommenders need it, and answers then serve one shopper alone. */
    @WithDefault("false")
    boolean sendShopper();
  }
}
