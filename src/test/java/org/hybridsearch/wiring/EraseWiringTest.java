package org.hybridsearch.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.aws.AwsConfig;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.delivery.DeliveryConfig;
import org.hybridsearch.behaviour.erase.Eraser;
import org.hybridsearch.behaviour.erase.Erasers;
import org.hybridsearch.behaviour.erase.ErasureConfig;
import org.hybridsearch.behaviour.forget.Tombstone;
import org.hybridsearch.catalog.CatalogRules;
import org.hybridsearch.dataset.send.DatasetConfig;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.model.Market;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.personalize.PersonalizeConfig.Ranker;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.recommend.trained.TrainedConfig;
import org.hybridsearch.testing.SearchEngines;
import org.hybridsearch.wiring.EraseWiring.EraseParts;
import org.hybridsearch.wiring.EraseWiring.Ways;
import org.hybridsearch.wiring.market.MarketSettings;
import org.hybridsearch.wiring.market.MarketsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EraseWiringTest {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final Tombstone SOMEBODY = new Tombstone("t", "key", List.of(), Instant.EPOCH);

  private final SearchEngine engine = SearchEngines.connect(NOWHERE);

  @AfterEach
  void close() throws IOException {
    engine.close();
  }

  private DatasetConfig dataset = Settings.of(DatasetConfig.class);

  private EraseParts parts(boolean untold) {
    return new EraseParts(new Eraser.Place(engine, "erasures", Duration.ofSeconds(1)), List.of(), untold,
        new Ways(Settings.of(DeliveryConfig.class), dataset, Settings.of(TrainedConfig.class)));
  }

  private Erasers erasers(String... settings) {
    return new EraseWiring().erasers(parts(false), Settings.of(ErasureConfig.class, settings),
        AwsIdentity.of(Settings.of(AwsConfig.class), Clock.systemUTC()), Clock.systemUTC(), new SimpleMeterRegistry());
  }

  @Test
  void a_job_must_not_begin_while_a_shopper_may_be_on_the_way_there() {
    assertThat(erasers().all()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> erasers("hybridsearch.erasure.settle", "29s"))
        .withMessageContaining("hybridsearch.erasure.settle must be at least twice hybridsearch.delivery.lease");
    dataset = Settings.of(DatasetConfig.class, "hybridsearch.dataset.lease", "61s");
    assertThatIllegalArgumentException().isThrownBy(this::erasers).withMessageContaining("twice hybridsearch.dataset.lease");
  }

  @Test
  void without_a_dataset_group_personalize_is_pending_for_good_where_it_knows_shoppers() {
    BehaviourConfig config = Settings.of(BehaviourConfig.class);
    assertThat(new EraseWiring().elsewhere(parts(true), config, Clock.systemUTC()).pending(SOMEBODY)).containsExactly("personalize");
    assertThat(new EraseWiring().elsewhere(parts(false), config, Clock.systemUTC()).pending(SOMEBODY)).isEmpty();
  }

  private static boolean tells(Ranker ranker, String... setting) {
    MarketSettings market = new MarketSettings(new Market("de"), CatalogRules.PLAIN, "default",
        new MarketSettings.Local(EmbedConfig.LocalModel.ALL_MINILM_L6_V2),
        new MarketSettings.Ranking(ranker, Optional.empty(), Optional.empty(), Map.of()));
    return EraseWiring.tells(market, Settings.of(MarketsConfig.class, setting), new Ways(Settings.of(DeliveryConfig.class, setting),
        Settings.of(DatasetConfig.class, setting), Settings.of(TrainedConfig.class, setting)));
  }

  @ParameterizedTest
  @CsvSource({"hybridsearch.delivery.tracking-id,t,true", "hybridsearch.markets.de.personalize.tracking-id,t,true",
      "hybridsearch.markets.fr.personalize.tracking-id,t,false", "hybridsearch.dataset.users-arn,arn:users,true",
      "hybridsearch.markets.de.personalize.users-arn,arn:users,true", "hybridsearch.markets.fr.personalize.users-arn,arn:users,false",
      "hybridsearch.dataset.items-arn,arn:items,false", "hybridsearch.recommender.model,personalize,true",
      "hybridsearch.recommender.model,none,false"})
  void personalize_knows_shoppers_by_every_way_to_it(String key, String value, boolean tells) {
    assertThat(tells(Ranker.LOCAL, key, value)).isEqualTo(tells);
    assertThat(tells(Ranker.PERSONALIZE, key, value)).isTrue();
  }
}
