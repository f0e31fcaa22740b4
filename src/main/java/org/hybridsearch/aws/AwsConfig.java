package org.hybridsearch.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * Where credentials for AWS come from: the default chain of the AWS SDK, which is system properties, environment variables, web
 * identity (a service account on Kubernetes), profiles, then the role of the container or the instance.
 */
@ConfigMapping(prefix = "hybridsearch.aws")
public interface AwsConfig {

  /** A profile of the shared configuration files. Absent: what {@code AWS_PROFILE} says, else {@code default}. */
  Optional<String> profile();

  /**
   * How often credentials are looked up again, beside the calls, above 0. Lower notices renewed ones sooner; the SDK itself
   * renews those that expire ahead of time.
   */
  @WithDefault("30s")
  Duration lookAgain();

  /** How long the first call waits for the first credentials, 0 or more. Later calls never wait. */
  @WithDefault("5s")
  Duration firstWait();
}
