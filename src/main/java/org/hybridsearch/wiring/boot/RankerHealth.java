package org.hybridsearch.wiring.boot;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.wiring.market.PerMarket;

/** How the rankers are treated, by market. Always up: without its ranker the service answers, only not personally. */
@Wellness
@ApplicationScoped
public class RankerHealth implements HealthCheck {

  private final PerMarket<Personalizer> personalizers;

  RankerHealth(PerMarket<Personalizer> personalizers) {
    this.personalizers = personalizers;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("ranker").up();
    personalizers.forEach((market, personalizer) -> {
      Personalizer.Condition condition = personalizer.condition();
      response.withData(market.name(), condition.circuit() + ", " + Math.round(100 * condition.letThrough())
          + " % of calls let through, " + condition.inFlight() + " under way");
    });
    return response.build();
  }
}
