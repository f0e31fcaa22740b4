package org.hybridsearch.embed.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hybridsearch.embed.EmbedConfig;
import org.hybridsearch.embed.EmbeddingException;
import org.junit.jupiter.api.Test;

class PaceTest {

  /** Sleeping is what makes it pass. */
  private static final class StoppedTime implements Time {
    private long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void sleep(long nanos) {
      now += nanos;
    }

    long millis() {
      return Duration.ofNanos(now).toMillis();
    }
  }

  private final StoppedTime time = new StoppedTime();

  @Test
  void calls_are_as_far_apart_as_the_settings_say() {
    Pace pace = pace(Map.of("requests-per-second", "10"));
    List<Long> at = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      pace.call(0, () -> at.add(time.millis()));
    }
    assertThat(at).containsExactly(0L, 100L, 200L, 300L);
  }

  @Test
  void tokens_are_paced_too() {
    Pace pace = pace(Map.of("requests-per-second", "0", "tokens-per-minute", "6000"));
    List<Long> at = new ArrayList<>();
    for (long tokens : new long[] {50, 200, 10}) {
      pace.call(tokens, () -> at.add(time.millis()));
    }
    assertThat(at).containsExactly(0L, 500L, 2500L);
  }

  @Test
  void without_limits_nothing_waits() {
    Pace pace = pace(Map.of("requests-per-second", "0"));
    for (int i = 0; i < 100; i++) {
      pace.call(1_000_000, () -> i());
    }
    assertThat(time.nanos()).isZero();
  }

  @Test
  void finds_the_rate_of_a_quota_and_loses_nothing() {
    Pace pace = pace(Map.of("requests-per-second", "100"));
    Quota quota = new Quota(5);
    int answered = 0;
    for (int i = 0; i < 300; i++) {
      answered += pace.call(0, quota::call);
    }
    assertThat(answered).isEqualTo(300);
    assertThat(quota.throttled).as("throttled calls").isLessThan(quota.calls / 2);
  }

  @Test
  void recovers_when_there_is_no_throttling_any_more() {
    Pace pace = pace(Map.of("requests-per-second", "100"));
    int[] left = {4};
    pace.call(0, () -> {
      if (left[0]-- > 0) {
        throw throttled();
      }
      return 1;
    });
    assertThat(pace.slowdown()).isGreaterThan(8);
    for (int i = 0; i < 100; i++) {
      pace.call(0, () -> 1);
    }
    assertThat(pace.slowdown()).isEqualTo(1);
  }

  @Test
  void patience_ends() {
    Pace pace = pace(Map.of("patience", "2m"));
    assertThatThrownBy(() -> pace.call(0, () -> {
      throw throttled();
    })).isInstanceOfSatisfying(EmbeddingException.class, e -> assertThat(e.throttled()).isTrue());
    assertThat(time.millis()).isBetween(120_000L, 145_000L);
  }

  @Test
  void what_is_no_throttling_is_told_at_once() {
    Pace pace = pace(Map.of());
    int[] calls = {0};
    assertThatThrownBy(() -> pace.call(0, () -> {
      calls[0]++;
      throw new EmbeddingException("broken", false, null);
    })).hasMessage("broken");
    assertThat(calls[0]).isEqualTo(1);
  }

  @Test
  void settings_below_zero_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> pace(Map.of("requests-per-second", "-1")));
  }

  /** So many calls in each second, all others throttled. */
  private final class Quota {
    private final int aSecond;
    private long second = -1;
    private int used;
    int calls;
    int throttled;

    Quota(int aSecond) {
      this.aSecond = aSecond;
    }

    int call() {
      calls++;
      long now = time.millis() / 1000;
      used = now == second ? used + 1 : 1;
      second = now;
      if (used > aSecond) {
        throttled++;
        throw PaceTest.throttled();
      }
      return 1;
    }
  }

  private static int i() {
    return 1;
  }

  private static EmbeddingException throttled() {
    return new EmbeddingException("slower", true, null);
  }

  private Pace pace(Map<String, String> settings) {
    Map<String, String> named = new java.util.HashMap<>();
    settings.forEach((name, value) -> named.put("hybridsearch.embed.pace." + name, value));
    EmbedConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(EmbedConfig.class)
        .withSources(new PropertiesConfigSource(named, "test", 100)).build().getConfigMapping(EmbedConfig.class);
    return new Pace(config.pace(), time, new Random(1));
  }
}
