package org.hybridsearch.personalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.UntoldActs.Actor;
import org.junit.jupiter.api.Test;

class UntoldActsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Actor ANNA = new Actor(Market.DEFAULT, "anna");
  private static final Actor BERT = new Actor(Market.DEFAULT, "bert");

  private final AtomicLong nanos = new AtomicLong();
  private final UntoldActs acts = new UntoldActs(Duration.ofMinutes(6), nanos::get);

  @Test
  void an_act_is_for_the_first_who_hears_of_it_to_tell() {
    assertThat(acts.heard(ANNA, NOON)).isTrue();
    assertThat(acts.heard(ANNA, NOON)).isFalse();
    assertThat(acts.heard(BERT, NOON)).isTrue();
    assertThat(acts.of(ANNA)).isTrue();
  }

  @Test
  void what_was_told_is_not_told_again_and_what_came_later_is() {
    acts.heard(ANNA, NOON);
    assertThat(acts.told(ANNA, NOON)).isTrue();
    assertThat(acts.of(ANNA)).isFalse();
    assertThat(acts.heard(ANNA, NOON)).isFalse();
    assertThat(acts.heard(ANNA, NOON.minusMillis(1))).isFalse();
    assertThat(acts.heard(ANNA, NOON.plusMillis(1))).isTrue();
  }

  @Test
  void what_came_while_one_told_is_theirs_to_tell_too() {
    acts.heard(ANNA, NOON);
    assertThat(acts.heard(ANNA, NOON.plusMillis(2))).isFalse();
    assertThat(acts.heard(ANNA, NOON.plusMillis(1))).isFalse();
    assertThat(acts.told(ANNA, NOON)).isFalse();
    assertThat(acts.of(ANNA)).isTrue();
    assertThat(acts.latest(ANNA, NOON)).isEqualTo(NOON.plusMillis(2));
    assertThat(acts.told(ANNA, NOON.plusMillis(2))).isTrue();
    assertThat(acts.of(ANNA)).isFalse();
  }

  @Test
  void what_could_not_be_told_stays_untold_and_is_for_the_next_who_hears_of_one() {
    acts.heard(ANNA, NOON.plusMillis(1));
    acts.failed(ANNA);
    assertThat(acts.of(ANNA)).isTrue();
    assertThat(acts.heard(ANNA, NOON)).isTrue();
    assertThat(acts.latest(ANNA, NOON)).isEqualTo(NOON.plusMillis(1));
  }

  @Test
  void what_is_long_ago_matters_no_more() {
    acts.heard(ANNA, NOON);
    nanos.addAndGet(Duration.ofMinutes(7).toNanos());
    assertThat(acts.of(ANNA)).isFalse();
  }

  @Test
  void where_more_is_untold_than_is_remembered_everybody_is_taken_to_be_for_as_long_as_an_act_matters() {
    for (int i = 0; i < UntoldActs.MOST; i++) {
      acts.heard(new Actor(Market.DEFAULT, "shopper " + i), NOON);
    }
    assertThat(acts.of(BERT)).isFalse();
    acts.heard(ANNA, NOON);
    assertThat(acts.of(BERT)).isTrue();
    nanos.addAndGet(Duration.ofMinutes(7).toNanos());
    assertThat(acts.of(BERT)).isFalse();
  }
}
