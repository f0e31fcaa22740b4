package org.hybridsearch.behaviour.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.delivery.outgoing.OutgoingEvent;
import org.hybridsearch.behaviour.delivery.outgoing.StoredEvents.Numbered;
import org.hybridsearch.behaviour.delivery.outgoing.StoredEvents.Page;
import org.hybridsearch.behaviour.follow.Shard;
import org.junit.jupiter.api.Test;

class PageMergeTest {

  private static final Shard ONE = new Shard("i", "u", 0);
  private static final Shard TWO = new Shard("i", "u", 1);

  /** An event by its number and the second it came in, which also names it. */
  private static Numbered at(long number, int second) {
    Instant time = Instant.ofEpochSecond(second);
    return new Numbered(number, new OutgoingEvent("t" + second, "e", EventType.CLICK, "i", time, time, "", "", "s",
        OptionalDouble.empty(), "", List.of(), ""));
  }

  private static List<String> ids(PageMerge merge) {
    return merge.events().stream().map(OutgoingEvent::id).toList();
  }

  @Test
  void events_of_all_shards_come_in_the_order_of_their_arrival() {
    PageMerge merge = new PageMerge(List.of(
        new Page(ONE, List.of(at(3, 10), at(4, 30)), 9, false), new Page(TWO, List.of(at(0, 20)), 5, false)));
    assertThat(ids(merge)).containsExactly("t10", "t20", "t30");
    assertThat(merge.positions(id -> true)).isEqualTo(Map.of(ONE, 9L, TWO, 5L));
  }

  @Test
  void nothing_is_taken_that_another_shard_may_have_older_ones_of_behind_its_page() {
    PageMerge merge = new PageMerge(List.of(
        new Page(ONE, List.of(at(3, 10), at(4, 20)), 4, true), new Page(TWO, List.of(at(0, 15), at(1, 25), at(2, 18)), 5, false)));
    assertThat(ids(merge)).containsExactly("t10", "t15", "t20");
    assertThat(merge.positions(id -> true)).isEqualTo(Map.of(ONE, 4L, TWO, 0L));
  }

  @Test
  void the_position_stays_before_the_first_that_is_not_settled() {
    PageMerge merge = new PageMerge(List.of(
        new Page(ONE, List.of(at(3, 10), at(7, 20), at(8, 30)), 9, false), new Page(TWO, List.of(), 5, false)));
    assertThat(merge.positions(Set.of("t10", "t30")::contains)).isEqualTo(Map.of(ONE, 6L, TWO, 5L));
    assertThat(merge.positions(id -> false)).isEqualTo(Map.of(ONE, 2L, TWO, 5L));
  }
}
