package org.hybridsearch.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.hybridsearch.aws.AwsIdentity;

/** What the service leans on beside the engine. Always up: without it searches go on, degraded. */
@Readiness
@ApplicationScoped
public class Dependencies implements HealthCheck {

  private final AwsIdentity identity;
  private final MeterRegistry meters;

  Dependencies(AwsIdentity identity, MeterRegistry meters) {
    this.identity = identity;
    this.meters = meters;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("dependencies").up().withData("aws-credentials", identity.state().name());
    meters.find("hybridsearch.embedder.circuit.open").gauges().forEach(
        gauge -> answer.withData("circuit-of-" + gauge.getId().getTag("model"), circuit(gauge)));
    return answer.build();
  }

  private static String circuit(Gauge openness) {
    double open = openness.value();
    if (open == 0) {
      return "CLOSED";
    }
    return open < 1 ? "HALF_OPEN" : "OPEN";
  }
}
