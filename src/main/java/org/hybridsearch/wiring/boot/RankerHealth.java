package org.hybridsearch.wiring.boot;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.recommend.trained.TrainedItems;
import org.hybridsearch.wiring.market.PerMarket;

/**
 * How the rankers are treated, by market, the answers that replicas share, and the models that name items to recommend. Always up:
 * without them the service answers, only not personally, or for more calls.
 */
@Wellness
@ApplicationScoped
public class RankerHealth implements HealthCheck {

  private final PerMarket<Personalizer> personalizers;

  private final PerMarket<TrainedItems> recommenders;

  RankerHealth(PerMarket<Personalizer> personalizers, PerMarket<TrainedItems> recommenders) {
    this.personalizers = personalizers;
    this.recommenders = recommenders;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("ranker").up();
    personalizers.forEach((market, personalizer) -> {
      response.withData(market.name(), personalizer.condition().text());
      personalizer.sharedConditions().forEach((purpose, condition) ->
          response.withData(market.name() + ".shared-answers." + purpose, condition.text()));
    });
    recommenders.forEach((market, items) -> items.condition().forEach((kind, condition) -> response.withData(
        market.name() + ".recommender." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), condition.text())));
    return response.build();
  }
}
