package org.hybridsearch.page.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.Market;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Windows are written behind their searches, many at a time, and again when it did not work. */
@Timeout(30)
class WindowWriterTest {

  private static final Duration DELAY = WindowReplica.DELAY;

  private WindowEngine engine;
  private WindowReplica replica;

  @BeforeEach
  void open() throws Exception {
    engine = new WindowEngine();
    replica = WindowReplica.of(engine);
  }

  @AfterEach
  void close() throws Exception {
    replica.close();
    engine.close();
  }

  @Test
  void what_is_pinned_within_the_delay_goes_in_one_write() {
    assertThat(replica.pin(3)).isTrue();
    assertThat(engine.bulks()).isEmpty();
    assertThat(replica.timing.delays()).containsExactly(DELAY);
    replica.timing.pass();
    assertThat(engine.bulkSizes()).containsExactly(3);
    assertThat(engine.kept()).hasSize(3);
    assertThat(replica.meters.get("hybridsearch.windows.written").summary().max()).isEqualTo(3);
  }

  @Test
  void the_next_group_waits_its_own_delay() {
    replica.pin(1);
    replica.timing.pass();
    replica.pin(2);
    assertThat(replica.timing.delays()).containsExactly(DELAY);
    replica.timing.pass();
    assertThat(engine.bulkSizes()).containsExactly(1, 2);
  }

  @Test
  void a_full_group_does_not_wait() {
    replica.pin(WindowWriter.GROUP);
    assertThat(replica.timing.delays()).containsExactly(DELAY, Duration.ZERO);
    replica.timing.passAll();
    assertThat(engine.bulkSizes()).containsExactly(WindowWriter.GROUP);
  }

  @Test
  void the_delay_of_a_group_that_went_early_ends_no_other_s() {
    replica.pin(WindowWriter.GROUP);
    Runnable delayed = replica.timing.take();
    replica.timing.pass();
    replica.pin(1);
    delayed.run();
    assertThat(engine.bulkSizes()).containsExactly(WindowWriter.GROUP);
    replica.timing.pass();
    assertThat(engine.bulkSizes()).containsExactly(WindowWriter.GROUP, 1);
  }

  @Test
  void what_is_pinned_during_a_write_makes_the_next_one() {
    replica.pin(2);
    engine.meanwhile(() -> {
      if (engine.bulks().size() == 1) {
        replica.pin(5);
      }
    });
    replica.timing.pass();
    assertThat(engine.bulkSizes()).containsExactly(2);
    replica.timing.pass();
    assertThat(engine.bulkSizes()).containsExactly(2, 5);
  }

  @Test
  void a_full_group_gathered_during_a_write_follows_at_once() {
    replica.pin(1);
    engine.meanwhile(() -> {
      if (engine.bulks().size() == 1) {
        replica.pin(WindowWriter.GROUP + 1);
      }
    });
    replica.timing.pass();
    assertThat(engine.bulkSizes()).containsExactly(1, WindowWriter.GROUP);
    assertThat(replica.timing.delays()).containsExactly(DELAY);
  }

  @Test
  void one_write_reaches_over_the_hour_and_over_markets() {
    UUID before = replica.id();
    UUID after = new UUID(before.getMostSignificantBits() + (20L << 16), before.getLeastSignificantBits());
    replica.pin(before);
    replica.pin(after);
    replica.store.pin(new Market("france"), replica.id(), Samples.window(3));
    replica.timing.pass();
    assertThat(engine.bulkSizes()).containsExactly(3);
    assertThat(engine.kept().stream().map(address -> address.substring(0, address.indexOf('/'))))
        .doesNotHaveDuplicates().hasSize(3).anyMatch(index -> index.contains("france"));
  }

  @Test
  void a_window_that_is_there_already_counts_as_kept() {
    UUID id = replica.id();
    replica.pin(id);
    replica.timing.pass();
    replica.pin(id);
    replica.timing.pass();
    assertThat(engine.bulkSizes()).containsExactly(1, 1);
    assertThat(replica.timing.delays()).isEmpty();
    assertThat(replica.pin(1)).isTrue();
    assertThat(replica.count("hybridsearch.windows.failures")).isZero();
  }

  @Test
  void while_writing_fails_no_window_is_promised_and_then_again() {
    engine.answer(503);
    UUID promised = replica.id();
    assertThat(replica.pin(promised)).isTrue();
    replica.timing.pass();
    assertThat(replica.pin(3)).isFalse();
    assertThat(replica.find(promised)).isPresent();
    engine.answer(200);
    assertThat(replica.pin(1)).isFalse();
    replica.timing.pass();
    assertThat(engine.kept()).singleElement().asString().endsWith(promised.toString());
    assertThat(replica.pin(1)).isTrue();
    assertThat(replica.count("hybridsearch.windows.failures")).isEqualTo(1);
  }

  @Test
  void attempts_get_rarer_and_end() {
    engine.answer(429);
    replica.pin(2);
    replica.timing.pass();
    List<Duration> pauses = IntStream.range(0, 6).mapToObj(i -> {
      Duration pause = replica.timing.delays().getFirst();
      replica.timing.pass();
      return pause;
    }).toList();
    assertThat(pauses.stream().map(Duration::toMillis)).containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
    while (!replica.timing.delays().isEmpty()) {
      replica.timing.pass();
    }
    assertThat(engine.bulks()).hasSize(WindowWriter.ATTEMPTS);
    assertThat(replica.count("hybridsearch.windows.lost")).isEqualTo(2);
  }

  @Test
  void when_nothing_waits_any_more_the_next_window_finds_out_whether_writing_works() {
    engine.answer(500);
    replica.pin(1);
    while (!replica.timing.delays().isEmpty()) {
      replica.timing.pass();
    }
    engine.answer(200);
    assertThat(replica.pin(1)).isFalse();
    replica.timing.pass();
    assertThat(engine.kept()).hasSize(1);
    assertThat(replica.pin(1)).isTrue();
  }

  @Test
  void of_a_group_only_what_was_not_kept_is_sent_again() {
    UUID busy = replica.id();
    replica.pin(2);
    replica.pin(busy);
    engine.refuse(address -> address.endsWith(busy.toString()) ? 429 : 0);
    replica.timing.pass();
    assertThat(replica.pin(1)).isFalse();
    engine.refuse(address -> 0);
    replica.timing.pass();
    assertThat(engine.bulkSizes()).containsExactly(3, 1);
    assertThat(engine.kept()).hasSize(3);
  }

  @Test
  void a_window_that_the_engine_never_takes_holds_up_no_other() {
    UUID odd = replica.id();
    engine.refuse(address -> address.endsWith(odd.toString()) ? 400 : 0);
    replica.pin(odd);
    replica.pin(1);
    replica.timing.pass();
    assertThat(replica.timing.delays()).isEmpty();
    assertThat(replica.pin(1)).isTrue();
    assertThat(replica.count("hybridsearch.windows.lost")).isEqualTo(1);
  }

  @Test
  void while_the_engine_refuses_all_windows_none_is_promised() {
    engine.refuse(address -> 403);
    assertThat(replica.pin(2)).isTrue();
    replica.timing.pass();
    assertThat(replica.pin(1)).isFalse();
    replica.timing.pass();
    assertThat(replica.pin(1)).isFalse();
    assertThat(replica.count("hybridsearch.windows.lost")).isEqualTo(3);
    assertThat(replica.count("hybridsearch.windows.failures")).isEqualTo(2);
    engine.refuse(address -> 0);
    replica.timing.pass();
    assertThat(replica.pin(1)).isTrue();
  }

  @Test
  void what_waits_is_bounded() throws Exception {
    try (WindowReplica small = new WindowReplica(engine.address(), 1 << 20, 2)) {
      int promised = 0;
      while (small.pin(1)) {
        promised++;
      }
      assertThat(promised).isBetween(10, 60); // half a MiB of about 14 KB each
      small.timing.passAll();
      assertThat(small.pin(1)).isTrue();
    }
  }

  @Test
  void closing_writes_what_waits_and_what_comes_later() {
    replica.pin(WindowWriter.GROUP + 30);
    replica.store.close();
    assertThat(engine.bulkSizes()).containsExactly(WindowWriter.GROUP, 30);
    assertThat(replica.pin(1)).isTrue();
    assertThat(engine.bulkSizes()).containsExactly(WindowWriter.GROUP, 30, 1);
    replica.timing.passAll();
    assertThat(engine.kept()).hasSize(WindowWriter.GROUP + 31);
  }

  @Test
  void closing_waits_for_an_engine_that_is_busy_for_a_moment() {
    engine.answer(429);
    replica.timing.meanwhile(() -> engine.answer(200));
    replica.pin(2);
    replica.store.close();
    assertThat(engine.kept()).hasSize(2);
    assertThat(replica.timing.pauses()).hasSize(1);
  }

  @Test
  void closing_ends_though_the_engine_is_gone() {
    engine.close();
    replica.pin(2);
    replica.store.close();
    assertThat(replica.timing.pauses()).hasSizeBetween(1, 10);
    assertThat(replica.pin(1)).isFalse();
  }
}
