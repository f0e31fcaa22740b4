package org.hybridsearch.catalog.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.hybridsearch.catalog.index.Segments.Documents;
import org.junit.jupiter.api.Test;

class OverwrittenCopiesTest {

  private static final String LIVE = "items-1";

  private Instant now = Instant.EPOCH;
  private final OverwrittenCopies copies = new OverwrittenCopies(null, Duration.ofMinutes(10), () -> now);

  @Test
  void many_copies_go_once_writes_have_ended() {
    assertThat(copies.due(LIVE, new Documents(1000, 900, 1900))).as("the first look cannot tell").isFalse();
    assertThat(copies.due(LIVE, new Documents(1000, 920, 1920))).as("20 more operations").isFalse();
    assertThat(copies.due(LIVE, new Documents(1000, 920, 1925))).isTrue();
  }

  @Test
  void few_copies_may_stay() {
    copies.due(LIVE, new Documents(1000, 250, 1250));
    assertThat(copies.due(LIVE, new Documents(1000, 250, 1250))).isFalse();
    assertThat(copies.due(LIVE, new Documents(1000, 251, 1251))).isTrue();
    copies.due("items-2", new Documents(0, 0, 0));
    assertThat(copies.due("items-2", new Documents(0, 0, 0))).as("an empty index").isFalse();
  }

  @Test
  void another_index_is_looked_at_anew() {
    copies.due(LIVE, new Documents(1000, 900, 1900));
    assertThat(copies.due("items-2", new Documents(1000, 900, 1900))).isFalse();
    assertThat(copies.due("items-2", new Documents(1000, 900, 1900))).isTrue();
  }

  @Test
  void what_did_not_help_is_tried_again_after_a_pause_only() {
    copies.due(LIVE, new Documents(1000, 900, 1900));
    assertThat(copies.due(LIVE, new Documents(1000, 900, 1900))).isTrue();
    assertThat(copies.due(LIVE, new Documents(1000, 900, 1900))).isFalse();
    now = now.plus(Duration.ofMinutes(10));
    assertThat(copies.due(LIVE, new Documents(1000, 900, 1900))).isTrue();
  }
}
