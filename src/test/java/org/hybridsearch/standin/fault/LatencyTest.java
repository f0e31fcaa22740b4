package org.hybridsearch.standin.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyTest {

  @Test
  void half_of_the_draws_are_below_the_median_and_one_in_a_hundred_above_the_99th_percentile() {
    Latency latency = new Latency(Fault.ANY, Duration.ofMillis(10), Duration.ofMillis(50));
    Random random = new Random(7);
    long[] millis = IntStream.range(0, 20_000).mapToLong(i -> latency.draw(random).toMillis()).sorted().toArray();

    assertThat(millis[10_000]).isCloseTo(10, within(1L));
    assertThat(millis[19_800]).isCloseTo(50, within(5L));
  }

  @Test
  void equal_percentiles_are_a_constant_and_zero_is_none() {
    assertThat(new Latency("a", Duration.ofMillis(5), Duration.ofMillis(5)).draw(new Random(1))).isEqualTo(Duration.ofMillis(5));
    assertThat(new Latency("a", Duration.ZERO, Duration.ofMillis(5)).draw(new Random(1))).isZero();
  }

  @Test
  void the_last_one_set_for_an_operation_counts() {
    Faults faults = new Faults(new Random(1));
    faults.latency(new Latency("PutEvents", Duration.ofMillis(5), Duration.ofMillis(5)));
    faults.latency(new Latency(Fault.ANY, Duration.ofMillis(7), Duration.ofMillis(7)));
    faults.latency(new Latency("PutEvents", Duration.ofMillis(9), Duration.ofMillis(9)));

    assertThat(faults.delay("PutEvents")).isEqualTo(Duration.ofMillis(9));
    assertThat(faults.delay("PutItems")).isEqualTo(Duration.ofMillis(7));
    assertThat(faults.latencies()).hasSize(2);
  }

  @Test
  void what_cannot_be_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Latency("a", Duration.ofMillis(5), Duration.ofMillis(4)));
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.of("a", FaultKind.HANG).share(1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.error("a", 200, "x"));
  }
}
