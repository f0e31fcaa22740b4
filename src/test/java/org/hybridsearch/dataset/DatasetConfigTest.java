package org.hybridsearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.hybridsearch.behaviour.delivery.aws.PutRecordsSink;
import org.hybridsearch.behaviour.delivery.aws.PutRecordsSink.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

class DatasetConfigTest {

  private static DatasetSync.Context context(String... settings) {
    return new DatasetSync.Context(Replica.config(settings), new DatasetSync.Surroundings(
        "self", Clock.systemUTC(), Ticker.systemTicker(), new Random(1), new SimpleMeterRegistry()));
  }

  @Test
  void the_defaults_are_allowed() {
    assertThat(context().config().lease()).isEqualTo(Duration.ofSeconds(15));
  }

  @ParameterizedTest
  @CsvSource({"lease,400ms", "timeout,0s", "timeout,4s", "calls-per-second,0", "page-size,9", "page-size,10001", "attempts,0",
      "every,0s", "retry-pause,0s", "retry-max-pause,0s", "compare-every,0s"})
  void a_setting_out_of_range_is_named(String key, String value) {
    assertThatThrownBy(() -> context(key, value)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hybridsearch.dataset.").hasMessageContaining(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop", "arn:aws:personalize:eu-west-1:1:dataset/shop/USERS", "arn:aws:personalize::1:dataset/shop/ITEMS",
      "arn:aws:s3:eu-west-1:1:dataset/shop/ITEMS", "arn:aws:personalize:eu-west-1:1:campaign/shop"})
  void only_an_arn_of_a_dataset_of_the_kind_will_do(String arn) {
    PutRecordsSink.Way way = new PutRecordsSink.Way(Duration.ofSeconds(1), Optional.empty());
    assertThatThrownBy(() -> PutRecordsSink.open(Kind.ITEMS, arn, way, AnonymousCredentialsProvider.create()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("hybridsearch.dataset.items-arn");
    PutRecordsSink.open(Kind.ITEMS, "arn:aws:personalize:eu-west-1:1:dataset/shop/ITEMS", way, AnonymousCredentialsProvider.create())
        .close();
  }
}
