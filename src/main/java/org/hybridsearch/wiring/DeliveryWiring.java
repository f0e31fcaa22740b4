package org.hybridsearch.wiring;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.behaviour.delivery.Delivery;
import org.hybridsearch.behaviour.delivery.DeliveryConfig;
import org.hybridsearch.behaviour.delivery.Replays;
import org.hybridsearch.behaviour.delivery.Undelivered;
import org.hybridsearch.behaviour.delivery.aws.PutEventsSink;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.behaviour.liking.LikingConfig;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.export.ExportConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.PersonalizeConfig.Ranker;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;
import org.hybridsearch.recommend.trained.TrainedConfig;
import org.hybridsearch.recommend.trained.TrainedConfig.Model;
import org.hybridsearch.recommend.trained.TrainedItems;
import org.hybridsearch.wiring.EventWiring.EventParts;
import org.hybridsearch.wiring.boot.Datasets;
import org.hybridsearch.wiring.market.MarketSettings;
import org.hybridsearch.wiring.market.Markets;
import org.hybridsearch.wiring.market.MarketsConfig;
import org.hybridsearch.wiring.market.PerMarket;

/** How events get to Amazon Personalize, in each market that has a tracker. */
@Dependent
final class DeliveryWiring {

  private static final int REGION_OF_ARN = 3;

  @Produces
  @Singleton
  PerMarket<Undelivered> undelivered(Markets markets, MarketsConfig own, DeliveryConfig config, TrainedConfig recommender) {
    return markets.each(each -> {
      boolean learnsElsewhere = each.ranking().ranker() == Ranker.PERSONALIZE || recommender.model() == Model.PERSONALIZE;
      return learnsElsewhere && tracker(each, own, config).isPresent()
          ? new Undelivered(config.takesEffectAfter(), Ticker.systemTicker()) : Undelivered.nobody();
    });
  }

  @Produces
  @Singleton
  PerMarket<ShopperNews> news(Markets markets, PerMarket<Personalizer> personalizers, PerMarket<TrainedItems> trained,
      PerMarket<Undelivered> undelivered, LikedTypes liked) {
    return markets.each(each -> new ShopperNews(each.market(), personalizers.of(each.market()), trained.of(each.market()),
        new ShopperNews.Learning(undelivered.of(each.market()), liked, each.ranking().ranker() == Ranker.LOCAL)));
  }

  @Produces
  @Singleton
  PerMarket<Optional<Delivery>> deliveries(Markets markets, EventParts parts, DeliveryParts delivery, Clock clock, MeterRegistry meters) {
    String self = UUID.randomUUID().toString();
    long sharers = markets.all().stream().filter(each -> tracker(each, delivery.own(), delivery.config()).isPresent()).count();
    return markets.each(each -> tracker(each, delivery.own(), delivery.config()).map(trackingId -> new Delivery(
        parts.engine(), places(parts.names().of(each.market())),
        PutEventsSink.open(delivery.config(), trackingId, region(each, delivery.amazon()), delivery.identity()),
        new Delivery.Shoppers(parts.forgotten().of(each.market())::covers, delivery.undelivered().of(each.market()),
            delivery.liked()),
        delivery.config(),
        new Delivery.Surroundings(self, clock, Ticker.systemTicker(), new SecureRandom(), meters, sharers))));
  }

  @Produces
  @Singleton
  Replays replays(PerMarket<Optional<Delivery>> deliveries, PerMarket<Datasets> datasets) {
    return market -> deliveries.of(market).map(Delivery::replay).orElse(0L) + datasets.of(market).replay();
  }

  private static Delivery.Places places(IndexNames names) {
    return new Delivery.Places(
        names.market().name(), names.ubiEvents(), names.ubiQueries(), names.deadLetters(), names.control());
  }

  private static Optional<String> tracker(MarketSettings each, MarketsConfig own, DeliveryConfig config) {
    return Optional.ofNullable(own.named().get(each.market().name()))
        .flatMap(settings -> settings.personalize().trackingId()).or(config::trackingId);
  }

  /** That of the campaign, which the tracker feeds. */
  private static Optional<String> region(MarketSettings each, AmazonPersonalizeConfig amazon) {
    return amazon.region().or(() -> each.ranking().campaignArn().map(arn -> arn.split(":"))
        .filter(parts -> parts.length > REGION_OF_ARN).map(parts -> parts[REGION_OF_ARN]));
  }

  @Produces
  @Singleton
  DeliveryParts parts(MarketsConfig own, DeliveryConfig config, AmazonPersonalizeConfig amazon, PerMarket<Undelivered> undelivered,
      AwsIdentity identity, LikedTypes liked) {
    return new DeliveryParts(own, config, amazon, undelivered, identity, liked);
  }

  @Produces
  @Singleton
  LikedTypes liked(LikingConfig config, ExportConfig export) {
    return LikedTypes.of(config, export.domain());
  }

  /** What delivery takes besides the stores. */
  record DeliveryParts(
      MarketsConfig own, DeliveryConfig config, AmazonPersonalizeConfig amazon, PerMarket<Undelivered> undelivered,
      AwsIdentity identity, LikedTypes liked) {}
}
