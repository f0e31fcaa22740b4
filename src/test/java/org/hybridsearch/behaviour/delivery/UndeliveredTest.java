package org.hybridsearch.behaviour.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndeliveredTest {

  private final AtomicLong nanos = new AtomicLong(1);
  private final Undelivered undelivered = new Undelivered(Duration.ofSeconds(2), nanos::get);

  /** A look that begins now. */
  private void look(long rounds) {
    undelivered.seen(rounds, nanos.incrementAndGet());
    nanos.incrementAndGet();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @BeforeEach
  void catchUp() {
    look(0);
    look(2);
    pass(Duration.ofSeconds(2));
    look(2);
  }

  @Test
  void at_first_everybody_is_held_until_a_round_was_done_that_began_later() {
    Undelivered fresh = new Undelivered(Duration.ofSeconds(2), nanos::get);
    assertThat(fresh.holds("anna")).isTrue();
    nanos.incrementAndGet();
    fresh.seen(5, nanos.incrementAndGet());
    fresh.seen(6, nanos.incrementAndGet());
    pass(Duration.ofMinutes(1));
    fresh.seen(6, nanos.incrementAndGet());
    assertThat(fresh.holds("anna")).isTrue();
    fresh.seen(7, nanos.incrementAndGet());
    assertThat(fresh.holds("anna")).isTrue();
    pass(Duration.ofSeconds(2));
    fresh.seen(7, nanos.incrementAndGet());
    assertThat(fresh.holds("anna")).isFalse();
  }

  @Test
  void the_round_that_was_under_way_does_not_count() {
    undelivered.acted("anna");
    look(2);
    look(3); // may have begun before the event
    pass(Duration.ofMinutes(1));
    look(3);
    assertThat(undelivered.holds("anna")).isTrue();
    assertThat(undelivered.holds("ben")).isFalse();
    look(4);
    pass(Duration.ofMillis(1_900));
    look(4);
    assertThat(undelivered.holds("anna")).isTrue();
    pass(Duration.ofMillis(200));
    look(4);
    assertThat(undelivered.holds("anna")).isFalse();
  }

  @Test
  void a_look_that_began_before_the_event_tells_nothing_of_it() {
    long before = nanos.get();
    pass(Duration.ofMillis(1));
    undelivered.acted("anna");
    undelivered.seen(2, before);
    look(3);
    look(4);
    pass(Duration.ofMinutes(1));
    look(4);
    assertThat(undelivered.holds("anna")).isTrue();
    look(5);
    pass(Duration.ofMinutes(1));
    look(5);
    assertThat(undelivered.holds("anna")).isFalse();
  }

  @Test
  void who_acts_again_is_held_anew() {
    undelivered.acted("anna");
    look(2);
    look(4);
    undelivered.acted("anna");
    pass(Duration.ofMinutes(1));
    look(4);
    assertThat(undelivered.holds("anna")).isTrue();
  }

  @Test
  void more_shoppers_than_fit_hold_everybody() {
    IntStream.range(0, 100_001).forEach(i -> undelivered.acted("u" + i));
    assertThat(undelivered.holds("somebody")).isTrue();
    look(2);
    look(4);
    pass(Duration.ofSeconds(3));
    look(4);
    assertThat(undelivered.holds("somebody")).isFalse();
  }

  @Test
  void where_nothing_is_delivered_nobody_is_held() {
    Undelivered nobody = Undelivered.nobody();
    nobody.acted("anna");
    assertThat(nobody.holds("anna")).isFalse();
  }
}
