package org.hybridsearch.personalize.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.personalize.local.Behaviour.bought;
import static org.hybridsearch.personalize.local.Behaviour.event;
import static org.hybridsearch.personalize.local.Behaviour.model;
import static org.hybridsearch.personalize.local.Behaviour.twoWorlds;

import java.time.Duration;
import java.util.List;
import org.hybridsearch.behaviour.EventType;
import org.junit.jupiter.api.Test;

class LocalMemoryTest {

  private static final Duration LAST_WEEK = Duration.ofDays(7);

  @Test
  void items_of_the_same_shoppers_are_neighbors_and_others_are_not() {
    LocalMemory memory = new LocalMemory(twoWorlds(LocalConfigs.defaults()));
    assertThat(memory.neighbors("a1", 9)).containsOnlyKeys("a2", "a3", "a4").allSatisfy((id, strength) ->
        assertThat(strength).isBetween(0.0, 1.0));
    assertThat(memory.neighbors("a1", 2)).hasSize(2);
    assertThat(memory.neighbors("unknown", 9)).isEmpty();
  }

  @Test
  void the_strongest_neighbor_comes_first() {
    LocalModel model = twoWorlds(LocalConfigs.defaults());
    for (int i = 0; i < 9; i++) {
      model.learn(bought("pair-" + i, "a1", "a4"));
    }
    assertThat(new LocalMemory(model).neighbors("a1", 9).keySet()).startsWith("a4");
  }

  @Test
  void a_shopper_is_done_with_what_was_bought_and_nobody_comes_back_to() {
    LocalModel model = twoWorlds(LocalConfigs.defaults());
    model.learn(List.of(event("me", "sofa", EventType.PURCHASE, LAST_WEEK), event("me", "lamp", EventType.VIEW, LAST_WEEK)));
    assertThat(new LocalMemory(model).doneWith("me")).containsExactly("sofa");
    assertThat(new LocalMemory(model).doneWith("nobody")).isEmpty();
  }

  @Test
  void looking_at_it_again_or_buying_it_again_makes_it_wanted() {
    LocalModel model = twoWorlds(LocalConfigs.defaults());
    model.learn(List.of(event("me", "sofa", EventType.PURCHASE, LAST_WEEK), event("me", "sofa", EventType.VIEW, Duration.ZERO),
        event("me", "bed", EventType.PURCHASE, LAST_WEEK), event("me", "bed", EventType.PURCHASE, Duration.ZERO)));
    assertThat(new LocalMemory(model).doneWith("me")).isEmpty();
  }

  @Test
  void what_people_come_back_to_is_wanted_again() {
    LocalModel model = model(LocalConfigs.defaults());
    for (int i = 0; i < 20; i++) {
      model.learn(List.of(event("buyer-" + i, "milk", EventType.PURCHASE, LAST_WEEK),
          event("buyer-" + i, "milk", EventType.PURCHASE, Duration.ZERO)));
    }
    model.learn(bought("me", "milk"));
    assertThat(new LocalMemory(model).doneWith("me")).isEmpty();
  }
}
