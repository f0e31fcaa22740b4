package org.hybridsearch.page.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one replica pins, every replica reads, and reads the same. */
@Timeout(30)
class WindowStoreTest {

  private WindowEngine engine;
  private WindowReplica one;
  private WindowReplica other;

  @BeforeEach
  void open() throws Exception {
    engine = new WindowEngine();
    one = WindowReplica.of(engine);
    other = WindowReplica.of(engine);
  }

  @AfterEach
  void close() throws Exception {
    one.close();
    other.close();
    engine.close();
  }

  @Test
  void who_pinned_a_window_reads_it_without_the_engine() {
    UUID id = one.id();
    one.pin(id);
    assertThat(one.find(id)).isPresent();
    one.timing.pass();
    assertThat(one.find(id)).isPresent();
    assertThat(engine.reads()).isZero();
  }

  @Test
  void both_copies_are_equal() {
    UUID id = one.id();
    Window pinned = Samples.window(300);
    one.pin(id);
    Optional<Window> before = one.find(id);
    one.timing.pass();
    assertThat(before).isEqualTo(other.find(id)).isEqualTo(one.find(id)).isPresent();
    assertThat(engine.reads()).isOne();
    String item = pinned.candidates().candidates().getFirst().id();
    assertThat(before.orElseThrow().likings().get(item)).isNotEqualTo(pinned.likings().get(item)); // but floats
  }

  @Test
  void another_replica_waits_for_what_is_still_being_written() {
    UUID id = one.id();
    one.pin(id);
    other.timing.meanwhile(() -> {
      if (other.timing.pauses().size() == 3) {
        one.timing.pass();
      }
    });
    assertThat(other.find(id)).isPresent();
    assertThat(other.timing.pauses()).hasSize(3).allMatch(pause -> pause.compareTo(Duration.ofMillis(20)) <= 0);
  }

  @Test
  void it_does_not_wait_for_ever() {
    assertThat(other.find(one.id())).isEmpty();
    assertThat(other.timing.pauses()).hasSizeBetween(10, 100);
    Duration waited = other.timing.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(waited).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_250));
  }

  @Test
  void it_leaves_time_for_the_last_look() {
    assertThat(other.store.find(Market.DEFAULT, one.id(), Duration.ofMillis(400))).isEmpty();
    assertThat(other.timing.pauses().stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofMillis(330));
  }

  @Test
  void nobody_waits_for_a_window_that_would_be_there_by_now() {
    UUID now = one.id();
    UUID old = new UUID(now.getMostSignificantBits() - (2_000L << 16), now.getLeastSignificantBits());
    assertThat(other.find(old)).isEmpty();
    assertThat(other.timing.pauses()).isEmpty();
    assertThat(engine.reads()).isOne();
  }

  @Test
  void the_latest_windows_stay_here_and_the_others_are_read_from_the_engine() throws Exception {
    try (WindowReplica small = new WindowReplica(engine.address(), 1 << 20, 2)) {
      List<UUID> ids = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        ids.add(small.id());
        small.pin(ids.getLast());
        small.timing.passAll();
      }
      for (UUID id : ids.reversed().subList(0, 20)) {
        assertThat(small.find(id)).isPresent();
      }
      assertThat(engine.reads()).isZero();
      assertThat(small.find(ids.getFirst())).isPresent();
      assertThat(engine.reads()).isOne();
    }
  }

  @Test
  void a_window_of_another_market_is_not_found() {
    UUID id = one.id();
    one.pin(id);
    assertThat(one.store.find(new Market("france"), id, WindowReplica.TIMEOUT)).isEmpty();
  }

  @Test
  void who_comes_second_takes_the_rest_that_the_first_one_kept() {
    UUID id = one.id();
    assertThat(one.store.pinRest(Market.DEFAULT, id, 0, List.of("a", "b"), WindowReplica.TIMEOUT)).containsExactly("a", "b");
    assertThat(other.store.pinRest(Market.DEFAULT, id, 0, List.of("c"), WindowReplica.TIMEOUT)).containsExactly("a", "b");
    assertThat(engine.bulks()).isEmpty();
  }
}
