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
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.PersonalizeConfig.Ranker;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;
import org.hybridsearch.wiring.EventWiring.EventParts;
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
  PerMarket<Undelivered> undelivered(Markets markets, MarketsConfig own, DeliveryConfig config) {
    return markets.each(each -> each.ranking().ranker() == Ranker.PERSONALIZE && tracker(each, own, config).isPresent()
        ? new Undelivered(config.takesEffectAfter(), Ticker.systemTicker()) : Undelivered.nobody());
  }

  @Produces
  @Singleton
  PerMarket<ShopperNews> news(PerMarket<Personalizer> personalizers, PerMarket<Undelivered> undelivered) {
    return personalizers.map(market -> new ShopperNews(market, personalizers.of(market), undelivered.of(market)));
  }

  @Produces
  @Singleton
  PerMarket<Optional<Delivery>> deliveries(Markets markets, EventParts parts, DeliveryParts delivery, Clock clock, MeterRegistry meters) {
    String self = UUID.randomUUID().toString();
    return markets.each(each -> tracker(each, delivery.own(), delivery.config()).map(trackingId -> new Delivery(
        parts.engine(), places(parts.names().of(each.market())),
        PutEventsSink.open(delivery.config(), trackingId, region(each, delivery.amazon()), delivery.identity()),
        new Delivery.Shoppers(parts.forgotten().of(each.market())::covers, delivery.undelivered().of(each.market())),
        delivery.config(),
        new Delivery.Surroundings(self, clock, Ticker.systemTicker(), new SecureRandom(), meters))));
  }

  @Produces
  @Singleton
  Replays replays(PerMarket<Optional<Delivery>> deliveries) {
    return market -> deliveries.of(market).map(Delivery::replay).orElse(0L);
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
  DeliveryParts parts(MarketsConfig own, DeliveryConfig config, AmazonPersonalizeConfig amazon, PerMarket<Undelivered> undelivered, AwsIdentity identity) {
    return new DeliveryParts(own, config, amazon, undelivered, identity);
  }

  /** What delivery takes besides the stores. */
  record DeliveryParts(
      MarketsConfig own, DeliveryConfig config, AmazonPersonalizeConfig amazon, PerMarket<Undelivered> undelivered,
      AwsIdentity identity) {}
}
