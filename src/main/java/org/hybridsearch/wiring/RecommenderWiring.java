package org.hybridsearch.wiring;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.behaviour.delivery.Undelivered;
import org.hybridsearch.plan.PlanConfig;
import org.hybridsearch.recommend.aws.AmazonPersonalizeModel;
import org.hybridsearch.recommend.aws.AmazonRecommendConfig;
import org.hybridsearch.recommend.trained.TrainedConfig;
import org.hybridsearch.recommend.trained.TrainedItems;
import org.hybridsearch.recommend.trained.TrainedModel;
import org.hybridsearch.wiring.market.MarketSettings;
import org.hybridsearch.wiring.market.Markets;
import org.hybridsearch.wiring.market.MarketsConfig;
import org.hybridsearch.wiring.market.PerMarket;

/** Who names items to recommend, beside this service itself. */
@Dependent
final class RecommenderWiring {

  @Produces
  @Singleton
  PerMarket<Optional<TrainedModel>> models(
      Markets markets, MarketsConfig own, TrainedConfig config, AmazonRecommendConfig amazon, AwsIdentity identity, PlanConfig plan) {
    Function<MarketSettings, RecommenderOfMarket> recommender = each -> new RecommenderOfMarket(
        amazon, own.named().get(each.market().name()).recommender(), CallTime.most(plan.deadline()));
    return markets.each(each -> switch (config.model()) {
      case NONE -> Optional.empty();
      case PERSONALIZE ->
        Optional.of(AmazonPersonalizeModel.open(recommender.apply(each), identity,
            arn -> RecommenderOfMarket.sharers(arn, markets.all().stream().map(recommender))));
    });
  }

  void close(@Disposes PerMarket<Optional<TrainedModel>> models) {
    models.all().forEach(model -> model.ifPresent(open -> {
      if (open instanceof AmazonPersonalizeModel amazon) {
        amazon.close();
      }
    }));
  }

  @Produces
  @Singleton
  PerMarket<TrainedItems> trained(PerMarket<Optional<TrainedModel>> models, TrainedConfig config, PerMarket<Undelivered> undelivered,
      MeterRegistry meters) {
    return models.map(market -> new TrainedItems(models.of(market), config, market, Ticker.systemTicker(), meters)
        .holding(ShopperNews.held(undelivered.of(market))));
  }
}
