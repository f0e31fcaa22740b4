package org.hybridsearch.wiring;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.behaviour.delivery.DeliveryConfig;
import org.hybridsearch.behaviour.delivery.aws.PutRecordsSink;
import org.hybridsearch.behaviour.delivery.aws.PutRecordsSink.Kind;
import org.hybridsearch.behaviour.forget.Forgotten;
import org.hybridsearch.dataset.DatasetSync;
import org.hybridsearch.dataset.Shoppers;
import org.hybridsearch.dataset.send.DatasetConfig;
import org.hybridsearch.dataset.send.DatasetSink;
import org.hybridsearch.export.DatasetRecords;
import org.hybridsearch.export.ExportConfig;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.wiring.EventWiring.EventParts;
import org.hybridsearch.wiring.boot.Datasets;
import org.hybridsearch.wiring.market.MarketsConfig;
import org.hybridsearch.wiring.market.PerMarket;

/** How the datasets of Amazon Personalize follow the catalogue and the shoppers, in each market that names them. */
@Dependent
final class DatasetWiring {

  @Produces
  @Singleton
  PerMarket<Datasets> datasets(EventParts parts, PerMarket<LocalModel> models, DatasetParts dataset, Clock clock, MeterRegistry meters) {
    DatasetSync.Surroundings surroundings = new DatasetSync.Surroundings(
        UUID.randomUUID().toString(), clock, Ticker.systemTicker(), new SecureRandom(), meters);
    Collection<Market> markets = parts.names().markets();
    DatasetSync.Context itemsContext = new DatasetSync.Context(dataset.config(), surroundings, dataset.having(markets, dataset::itemsArn));
    DatasetSync.Context usersContext = new DatasetSync.Context(dataset.config(), surroundings, dataset.having(markets, dataset::usersArn));
    return parts.names().map(market -> {
      Optional<DatasetSync> items = dataset.itemsArn(market)
          .map(arn -> DatasetSync.items(parts.engine(), parts.names().of(market), arn, dataset.sink(Kind.ITEMS, arn),
              new DatasetRecords(dataset.export()), itemsContext));
      Optional<DatasetSync> users = dataset.usersArn(market)
          .map(arn -> DatasetSync.users(parts.engine(), parts.names().of(market), arn, dataset.sink(Kind.USERS, arn),
              shoppers(parts.forgotten().of(market), models.of(market)), usersContext));
      return new Datasets(Stream.of(items, users).flatMap(Optional::stream).toList());
    });
  }

  private static Shoppers shoppers(Forgotten forgotten, LocalModel model) {
    return new Shoppers() {
      @Override
      public boolean forgotten(String userId, String sessionId, Instant at) {
        return forgotten.covers(userId, sessionId, at);
      }

      @Override
      public String owner(String key) {
        return model.owner(key);
      }
    };
  }

  @Produces
  @Singleton
  DatasetParts parts(MarketsConfig own, DatasetConfig config, DeliveryConfig delivery, ExportConfig export, AwsIdentity identity) {
    return new DatasetParts(own, config, delivery, export, identity);
  }

  /** What datasets take besides the stores. */
  record DatasetParts(
      MarketsConfig own, DatasetConfig config, DeliveryConfig delivery, ExportConfig export, AwsIdentity identity) {

    Optional<String> itemsArn(Market market) {
      return arn(market, MarketsConfig.Personalize::itemsArn, config.itemsArn());
    }

    Optional<String> usersArn(Market market) {
      return arn(market, MarketsConfig.Personalize::usersArn, config.usersArn());
    }

    /** How many of them do; one of those that do not asks for nobody. */
    long having(Collection<Market> markets, Function<Market, Optional<String>> arn) {
      return Math.max(1, markets.stream().filter(market -> arn.apply(market).isPresent()).count());
    }

    private Optional<String> arn(Market market, Function<MarketsConfig.Personalize, Optional<String>> name, Optional<String> common) {
      return Optional.ofNullable(own.named().get(market.name())).flatMap(settings -> name.apply(settings.personalize()))
          .or(() -> common);
    }

    DatasetSink sink(Kind kind, String arn) {
      return PutRecordsSink.open(kind, arn,
          new PutRecordsSink.Way(config.timeout(), config.endpointOverride().or(delivery::endpointOverride)), identity);
    }
  }
}
