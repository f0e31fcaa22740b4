package org.hybridsearch.wiring;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hybridsearch.catalog.ItemVectors;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;
import org.hybridsearch.personalize.aws.AmazonPersonalizeRanker;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.personalize.local.LocalRanker;
import org.hybridsearch.personalize.local.LocalRankerConfig;
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
      LocalRankerConfig local, AmazonPersonalizeConfig amazon) {
    return markets.each(each -> switch (each.ranking().ranker()) {
      case LOCAL -> new LocalRanker(models.of(each.market()), vectors.of(each.market())::find, local);
      case PERSONALIZE -> AmazonPersonalizeRanker.open(new CampaignOfMarket(amazon, each.ranking()));
    });
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
  PerMarket<Personalizer> personalizers(
      Markets markets, PerMarket<PersonalRanker> rankers, PersonalizeConfig config, MeterRegistry meters) {
    return markets.each(each ->
        new Personalizer(rankers.of(each.market()), config, Ticker.systemTicker(), meters, each.market()));
  }
}
