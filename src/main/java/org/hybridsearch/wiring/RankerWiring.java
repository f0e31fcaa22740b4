package org.hybridsearch.wiring;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Function;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.behaviour.delivery.Undelivered;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.catalog.ItemVectors;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.SharedAnswers;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;
import org.hybridsearch.personalize.aws.AmazonPersonalizeRanker;
import org.hybridsearch.personalize.dynamodb.DynamoDbAnswers;
import org.hybridsearch.personalize.dynamodb.DynamoDbAnswersConfig;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.personalize.local.LocalRanker;
import org.hybridsearch.personalize.local.LocalRankerConfig;
import org.hybridsearch.plan.PlanConfig;
import org.hybridsearch.wiring.market.MarketSettings;
import org.hybridsearch.wiring.market.Markets;
import org.hybridsearch.wiring.market.PerMarket;

/** Who ranks. */
@Dependent
final class RankerWiring {

  @Produces
  @Singleton
  PerMarket<LocalModel> models(Markets markets, LocalRankerConfig config, Clock clock) {
    return markets.each(each -> new LocalModel(config, clock));
  }

  @Produces
  @Singleton
  PerMarket<PersonalRanker> rankers(Markets markets, PerMarket<LocalModel> models, PerMarket<ItemVectors> vectors,
      LocalRankerConfig local, AmazonPersonalizeConfig amazon, AwsIdentity identity, PlanConfig plan) {
    return markets.each(each -> switch (each.ranking().ranker()) {
      case LOCAL -> new LocalRanker(models.of(each.market()), vectors.of(each.market())::find, local);
      case PERSONALIZE -> AmazonPersonalizeRanker.open(
          new CampaignOfMarket(amazon, each.ranking(), CallTime.most(plan.deadline())), identity, sharers(markets, each.ranking()));
    });
  }

  static long sharers(Markets markets, MarketSettings.Ranking ranking) {
    return markets.each(Function.identity()).all().stream().map(MarketSettings::ranking)
        .filter(each -> each.ranker() == ranking.ranker() && each.campaignArn().equals(ranking.campaignArn())).count();
  }

  void close(@Disposes PerMarket<PersonalRanker> rankers) {
    rankers.forEach((market, ranker) -> {
      if (ranker instanceof AmazonPersonalizeRanker amazon) {
        amazon.close();
      }
    });
  }

  @Produces
  @Singleton
  SharedAnswers sharedAnswers(
      PersonalizeConfig stage, DynamoDbAnswersConfig dynamoDb, ShopperKeys keys, Clock clock, AwsIdentity identity) {
    return switch (stage.shared().store()) {
      case NONE -> SharedAnswers.NONE;
      case DYNAMODB -> DynamoDbAnswers.open(dynamoDb, stage.shared(), keys::of, clock, identity);
    };
  }

  void close(@Disposes SharedAnswers shared) {
    if (shared instanceof DynamoDbAnswers table) {
      table.close();
    }
  }

  @Produces
  @Singleton
  PerMarket<Personalizer> personalizers(Markets markets, PerMarket<PersonalRanker> rankers, PersonalizeConfig config,
      PerMarket<Undelivered> undelivered, MeterRegistry meters, Personalizer.Sharing sharing) {
    return markets.each(each -> {
      Personalizer personalizer =
          new Personalizer(rankers.of(each.market()), config, Ticker.systemTicker(), meters, each.market(), sharing);
      return switch (each.ranking().ranker()) {
        case LOCAL -> personalizer; // it learns here, and at once
        case PERSONALIZE -> personalizer.holding(ShopperNews.held(undelivered.of(each.market())));
      };
    });
  }

  @Produces
  @Singleton
  Personalizer.Sharing sharing(SharedAnswers shared, Clock clock) {
    return new Personalizer.Sharing(shared, clock);
  }
}
