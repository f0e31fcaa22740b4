package org.hybridsearch.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.delivery.DeliveryConfig;
import org.hybridsearch.behaviour.erase.Eraser;
import org.hybridsearch.behaviour.erase.Erasers;
import org.hybridsearch.behaviour.erase.ErasureConfig;
import org.hybridsearch.behaviour.erase.Erasures;
import org.hybridsearch.behaviour.erase.aws.PersonalizeDeletion;
import org.hybridsearch.behaviour.forget.Elsewhere;
import org.hybridsearch.dataset.send.DatasetConfig;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.PersonalizeConfig.Ranker;
import org.hybridsearch.recommend.trained.TrainedConfig;
import org.hybridsearch.wiring.ForgetWiring.ForgetParts;
import org.hybridsearch.wiring.market.MarketSettings;
import org.hybridsearch.wiring.market.Markets;
import org.hybridsearch.wiring.market.MarketsConfig;
import org.jboss.logging.Logger;

/** How Amazon Personalize hears of who is forgotten: once for each dataset group, however many markets share it. */
@Dependent
final class EraseWiring {

  private static final Logger LOG = Logger.getLogger(EraseWiring.class);
  private static final String PERSONALIZE = "personalize";
  /** Asking once more costs little; that somebody came back and left again unnoticed is ruled out. */
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final int LEASES = 2;

  @Produces
  @Singleton
  Erasers erasers(EraseParts parts, ErasureConfig config, AwsIdentity identity, Clock clock, MeterRegistry meters) {
    requireSettled(config, parts.ways().delivery(), parts.ways().dataset());
    Eraser.Surroundings surroundings = new Eraser.Surroundings(UUID.randomUUID().toString(), clock, meters);
    return new Erasers(parts.groups().stream().map(group -> new Eraser(
        parts.place(), group, PersonalizeDeletion.open(config, group, identity), config, surroundings)).toList());
  }

  private static void requireSettled(ErasureConfig config, DeliveryConfig delivery, DatasetConfig dataset) {
    Duration longest = delivery.lease().compareTo(dataset.lease()) < 0 ? dataset.lease() : delivery.lease();
    if (config.settle().compareTo(longest.multipliedBy(LEASES)) < 0) {
      throw new IllegalArgumentException(
          "hybridsearch.erasure.settle must be at least twice hybridsearch.delivery.lease and twice hybridsearch.dataset.lease");
    }
  }

  @Produces
  @Singleton
  Elsewhere elsewhere(EraseParts parts, BehaviourConfig config, Clock clock) {
    if (parts.groups().isEmpty()) {
      return Elsewhere.untold(parts.untold() ? List.of(PERSONALIZE) : List.of());
    }
    Duration remembered = Stream.of(config.retention().events(), config.retention().interactions(), REMEMBERED)
        .filter(Duration::isPositive).min(Duration::compareTo).orElse(REMEMBERED);
    return new Erasures(
        parts.place().store(), parts.groups(), new Erasures.Told(PERSONALIZE, parts.untold()), remembered, clock);
  }

  @Produces
  @Singleton
  EraseParts parts(ForgetParts parts, BehaviourConfig behaviour, Markets markets, MarketsConfig own, ErasureConfig config, Ways ways) {
    List<String> groups = markets.all().stream().flatMap(each -> group(each, own, config).stream()).distinct().toList();
    boolean untold = markets.all().stream()
        .anyMatch(each -> tells(each, own, ways) && group(each, own, config).isEmpty());
    if (untold) {
      LOG.warn("Nobody tells Amazon Personalize who is forgotten: set hybridsearch.erasure.dataset-group-arn, or see to it "
          + "yourself; forgetShopper names it as pending");
    }
    Eraser.Place place =
        new Eraser.Place(parts.engine(), parts.names().of(Market.DEFAULT).erasures(), behaviour.requestTimeout());
    return new EraseParts(place, groups, untold, ways);
  }

  @Produces
  @Singleton
  Ways ways(DeliveryConfig delivery, DatasetConfig dataset, TrainedConfig recommender) {
    return new Ways(delivery, dataset, recommender);
  }

  private static Optional<String> group(MarketSettings each, MarketsConfig own, ErasureConfig config) {
    return ofMarket(each, own).flatMap(MarketsConfig.Personalize::datasetGroupArn).or(config::datasetGroupArn);
  }

  /** Whether Personalize learns of a market's shoppers. */
  static boolean tells(MarketSettings each, MarketsConfig own, Ways ways) {
    return each.ranking().ranker() == Ranker.PERSONALIZE || ways.recommender().model() == TrainedConfig.Model.PERSONALIZE
        || ofMarket(each, own).flatMap(MarketsConfig.Personalize::trackingId).or(ways.delivery()::trackingId).isPresent()
        || ofMarket(each, own).flatMap(MarketsConfig.Personalize::usersArn).or(ways.dataset()::usersArn).isPresent();
  }

  private static Optional<MarketsConfig.Personalize> ofMarket(MarketSettings each, MarketsConfig own) {
    return Optional.ofNullable(own.named().get(each.market().name())).map(MarketsConfig.Settings::personalize);
  }

  /**
   * What erasing takes.
   *
   * @param groups each dataset group once
   * @param untold whether there is a market whose shoppers Personalize knows and cannot be told to forget
   */
  record EraseParts(Eraser.Place place, List<String> groups, boolean untold, Ways ways) {}

  /** What says by which ways Personalize learns of shoppers. */
  record Ways(DeliveryConfig delivery, DatasetConfig dataset, TrainedConfig recommender) {}
}
