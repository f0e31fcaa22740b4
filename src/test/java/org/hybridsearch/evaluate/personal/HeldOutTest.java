package org.hybridsearch.evaluate.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.junit.jupiter.api.Test;

class HeldOutTest {

  private static final Set<String> CATALOGUE = Set.of("a", "b", "c", "d", "e");

  @Test
  void the_last_item_is_held_out_and_what_came_before_is_known() {
    HeldOut split = HeldOut.lastOf(List.of(bought("u", "a", 1), bought("u", "b", 2), bought("u", "c", 3), bought("v", "c", 9)),
        CATALOGUE);

    assertThat(split.training()).containsExactly(bought("u", "a", 1), bought("u", "b", 2));
    assertThat(split.cases()).containsExactly(
        new HeldOut.Case("u", "c", 2, 0, false), new HeldOut.Case("v", "c", 0, 0, false));
  }

  @Test
  void nothing_of_the_last_moment_is_learned_whichever_item_of_it_is_drawn() {
    List<Interaction> events = List.of(
        bought("u", "a", 1), bought("u", "b", 2), bought("u", "c", 2), bought("u", "d", 2), bought("v", "b", 1),
        bought("v", "a", 5));
    HeldOut split = HeldOut.lastOf(events, CATALOGUE);

    assertThat(split.training()).containsExactly(bought("u", "a", 1), bought("v", "b", 1));
    assertThat(split.cases().getFirst().itemId()).isIn("b", "c", "d");
  }

  @Test
  void ties_are_broken_the_same_in_whatever_order_the_file_is() {
    List<Interaction> events = new ArrayList<>();
    for (int user = 0; user < 30; user++) {
      for (String item : CATALOGUE) {
        events.add(bought("u" + user, item, 7));
      }
    }
    List<HeldOut.Case> cases = HeldOut.lastOf(events, CATALOGUE).cases();
    Collections.shuffle(events, new Random(3));

    assertThat(HeldOut.lastOf(events, CATALOGUE).cases()).isEqualTo(cases);
    assertThat(new HashSet<>(cases.stream().map(HeldOut.Case::itemId).toList())).hasSizeGreaterThan(2);
  }

  @Test
  void impressions_bad_ratings_and_unknown_items_are_not_to_be_foreseen() {
    List<Interaction> events = List.of(bought("u", "a", 1), bought("u", "b", 2), bought("u", "gone", 5),
        event("u", "c", EventType.IMPRESSION, 3, 0), event("u", "d", EventType.RATING, 4, 2),
        event("w", "d", EventType.RATING, 4, 1));

    assertThat(HeldOut.lastOf(events, CATALOGUE).cases()).containsExactly(new HeldOut.Case("u", "b", 1, 0, false));
  }

  @Test
  void what_was_taken_before_is_told() {
    HeldOut split = HeldOut.lastOf(List.of(bought("u", "a", 1), bought("u", "a", 2), bought("v", "a", 1), bought("v", "b", 2)),
        CATALOGUE);
    assertThat(split.cases()).containsExactly(new HeldOut.Case("u", "a", 1, 2, true), new HeldOut.Case("v", "b", 1, 0, false));
  }

  @Test
  void a_sample_is_drawn_the_same_each_time_and_leaves_training_whole() {
    List<Interaction> events = new ArrayList<>();
    for (int user = 0; user < 50; user++) {
      events.add(bought("u" + user, "a", 1));
      events.add(bought("u" + user, "b", 2));
    }
    HeldOut split = HeldOut.lastOf(events, CATALOGUE);

    assertThat(split.sampled(10)).isEqualTo(split.sampled(10)).satisfies(sample -> {
      assertThat(sample.cases()).hasSize(10).isSubsetOf(split.cases()).doesNotHaveDuplicates();
      assertThat(sample.training()).isEqualTo(split.training());
    });
    assertThat(split.sampled(50)).isEqualTo(split);
  }

  private static Interaction bought(String user, String item, int second) {
    return event(user, item, EventType.PURCHASE, second, 1);
  }

  private static Interaction event(String user, String item, EventType type, int second, double value) {
    return new Interaction(user, item, type, Instant.ofEpochSecond(second), OptionalDouble.of(value));
  }
}
