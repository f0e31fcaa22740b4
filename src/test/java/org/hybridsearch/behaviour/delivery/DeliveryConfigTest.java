package org.hybridsearch.behaviour.delivery;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.hybridsearch.behaviour.delivery.aws.TestTracker;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryConfigTest {

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  @ParameterizedTest
  @CsvSource({"lease,100ms", "timeout,4s", "timeout,0s", "calls-per-second,0", "calls-in-flight,0",
      "page-size,9", "page-size,10001", "attempts,0", "every,0s"})
  void a_setting_out_of_range_is_named(String key, String value) {
    DeliveryConfig config = TestTracker.config(NOWHERE, key, value);
    try (var engine = SearchEngines.connect(NOWHERE)) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Delivery(engine, new Delivery.Places("m", "e", "s", "l", "c"),
          batch -> { }, new Delivery.Shoppers((user, session, at) -> false, Undelivered.nobody(), TestTracker.liked(Domain.CUSTOM)), config, new Delivery.Surroundings("self",
              Clock.systemUTC(), System::nanoTime, RandomGenerator.getDefault(), new SimpleMeterRegistry())))
          .withMessageContaining("hybridsearch.delivery.").withMessageContaining(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
