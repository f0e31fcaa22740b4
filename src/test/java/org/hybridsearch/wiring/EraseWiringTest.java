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
import org.hybridsearch.aws.AwsConfig;
import org.hybridsearch.aws.AwsIdentity;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.delivery.DeliveryConfig;
import org.hybridsearch.behaviour.erase.Eraser;
import org.hybridsearch.behaviour.erase.Erasers;
import org.hybridsearch.behaviour.erase.ErasureConfig;
import org.hybridsearch.behaviour.forget.Tombstone;
import org.hybridsearch.dataset.send.DatasetConfig;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.testing.SearchEngines;
import org.hybridsearch.wiring.EraseWiring.EraseParts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        Settings.of(DeliveryConfig.class), dataset);
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
}
