package org.hybridsearch.page.window;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowSettingsTest {

  private static final Duration TTL = Duration.ofMinutes(30);

  @Test
  void a_setting_out_of_range_is_told_by_name() {
    assertThatIllegalArgumentException().isThrownBy(() -> new WindowSettings(TTL, Duration.ofMillis(-1), 1 << 20))
        .withMessageContaining("hybridsearch.page.write-delay");
    assertThatIllegalArgumentException().isThrownBy(() -> new WindowSettings(TTL, Duration.ofMillis(1_001), 1 << 20))
        .withMessageContaining("hybridsearch.page.write-delay");
    assertThatIllegalArgumentException().isThrownBy(() -> new WindowSettings(TTL, Duration.ZERO, (1 << 20) - 1))
        .withMessageContaining("hybridsearch.page.memory-bytes");
  }

  @Test
  void the_bounds_are_in_range() {
    assertThatNoException().isThrownBy(() -> new WindowSettings(TTL, Duration.ZERO, 1 << 20));
    assertThatNoException().isThrownBy(() -> new WindowSettings(TTL, Duration.ofSeconds(1), Long.MAX_VALUE));
  }
}
