package org.hybridsearch.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.testing.Plans;
import org.hybridsearch.testing.SearchEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cursors are checked without an engine: none listens where these pages would ask. */
class PagesTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final SearchRequest REQUEST = Plans.request("orange juice", List.of());

  private final SearchEngine nobody = SearchEngines.connect(URI.create("http://127.0.0.1:1"));

  @AfterEach
  void close() throws Exception {
    nobody.close();
  }

  private Pages at(Instant now, String ttl) {
    PageConfig config = new PageConfig() {
      @Override
      public Duration ttl() {
        return Duration.parse(ttl);
      }

      @Override
      public Duration writeDelay() {
        return Duration.ofMillis(100);
      }

      @Override
      public long memoryBytes() {
        return 1 << 20;
      }

      @Override
      public Optional<String> secret() {
        return Optional.of("a secret of some length");
      }
    };
    return new Pages(nobody, "pages-test", config, Clock.fixed(now, ZoneOffset.UTC), new Random(1), new SimpleMeterRegistry());
  }

  private String cursorOfNoon() {
    Pages pages = at(NOON, "PT30M");
    return pages.sign(pages.open(REQUEST));
  }

  @Test
  void a_cursor_is_good_until_its_time_has_passed() {
    String cursor = cursorOfNoon();
    assertThat(at(NOON.plusSeconds(30 * 60 - 1), "PT30M").verify(REQUEST, cursor).position()).isZero();
    assertThatThrownBy(() -> at(NOON.plusSeconds(30 * 60), "PT30M").verify(REQUEST, cursor))
        .isInstanceOf(SearchException.BadInput.class).hasMessageContaining("has expired; search again");
  }

  @Test
  void a_longer_life_by_today_s_settings_does_not_revive_a_cursor() {
    String cursor = cursorOfNoon();
    assertThatThrownBy(() -> at(NOON.plusSeconds(31 * 60), "PT24H").verify(REQUEST, cursor))
        .isInstanceOf(SearchException.BadInput.class);
  }

  @Test
  void a_cursor_of_another_input_is_refused() {
    String cursor = cursorOfNoon();
    assertThatThrownBy(() -> at(NOON, "PT30M").verify(Plans.request("apple juice", List.of()), cursor))
        .isInstanceOf(SearchException.BadInput.class).hasMessageContaining("another input");
  }

  @Test
  void a_life_out_of_range_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> at(NOON, "PT59S")).withMessageContaining("hybridsearch.page.ttl");
    assertThatIllegalArgumentException().isThrownBy(() -> at(NOON, "PT24H1S")).withMessageContaining("hybridsearch.page.ttl");
  }
}
