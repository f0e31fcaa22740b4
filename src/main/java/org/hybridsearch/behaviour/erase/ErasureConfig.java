package org.hybridsearch.behaviour.erase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of erasure in Amazon Personalize, by its data deletion jobs. */
@ConfigMapping(prefix = "hybridsearch.erasure")
public interface ErasureConfig {

  /** The dataset group that learns from the events. Absent: nobody tells Personalize who is forgotten. A market can have one. */
  Optional<String> datasetGroupArn();

  /** The role that Personalize takes to read the lists of users; required with a dataset group. */
  Optional<String> roleArn();

  /** Where the lists are put, {@code s3://bucket/folder/}, in the region of the dataset group; required with one. */
  Optional<String> location();

  /** Where to send requests to Personalize instead of the region's own endpoint: a VPC endpoint, or a stand-in. */
  Optional<URI> endpointOverride();

  /** The same for S3. */
  Optional<URI> s3EndpointOverride();

  /**
   * How long the first shopper waits for others before a job begins for all of them. A job takes up to a day, and five are under
   * way at most: much less than five hours begins no more of them.
   */
  @WithDefault("6h")
  Duration collect();

  /**
   * How long after a shopper was forgotten a job with them begins at the earliest, so that nothing of before is told after it: at
   * least twice {@code hybridsearch.delivery.lease} and {@code hybridsearch.dataset.lease}.
   */
  @WithDefault("2m")
  Duration settle();

  /** How often it is looked what is to be done. Lower notices sooner that a job is done, and asks Personalize more often. */
  @WithDefault("1m")
  Duration every();

  /** How long one call of AWS may take. */
  @WithDefault("10s")
  Duration timeout();

  /** The first pause after a call or a job failed; it doubles. */
  @WithDefault("1m")
  Duration retryPause();

  /** The longest pause after a failure. */
  @WithDefault("1h")
  Duration retryMaxPause();
}
