package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hybridsearch.aws.AwsConfig;
import org.hybridsearch.aws.AwsIdentity;

/** Who this service is to AWS; looks nothing up where nothing of AWS is used. */
@Dependent
final class AwsWiring {

  @Produces
  @Singleton
  AwsIdentity identity(AwsConfig config, Clock clock) {
    return AwsIdentity.of(config, clock);
  }

  void close(@Disposes AwsIdentity identity) {
    identity.close();
  }
}
