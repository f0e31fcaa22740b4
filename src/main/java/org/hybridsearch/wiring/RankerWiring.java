package org.hybridsearch.wiring;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.catalog.ItemVectors;
import org.hybridsearch.personalize.PersonalRanker;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.aws.AmazonPersonalizeConfig;
import org.hybridsearch.personalize.aws.AmazonPersonalizeRanker;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.personalize.local.LocalRanker;
import org.hybridsearch.personalize.local.LocalRankerConfig;

/** Who ranks. */
@Dependent
final class RankerWiring {

  @Produces
  @Singleton
  LocalModel model(LocalRankerConfig config, Clock clock) {
    return new LocalModel(config, clock);
  }

  @Produces
  @Singleton
  PersonalRanker ranker(
      PersonalizeConfig stage, LocalModel model, ItemVectors vectors, LocalRankerConfig local, AmazonPersonalizeConfig amazon,
      AwsIdentity identity) {
    return switch (stage.ranker()) {
      case LOCAL -> new LocalRanker(model, vectors::find, local);
      case PERSONALIZE -> AmazonPersonalizeRanker.open(amazon, identity);
    };
  }

  void close(@Disposes PersonalRanker ranker) {
    if (ranker instanceof AmazonPersonalizeRanker amazon) {
      amazon.close();
    }
  }

  @Produces
  @Singleton
  Personalizer personalizer(PersonalRanker ranker, PersonalizeConfig config, MeterRegistry meters) {
    return new Personalizer(ranker, config, Ticker.systemTicker(), meters);
  }
}
