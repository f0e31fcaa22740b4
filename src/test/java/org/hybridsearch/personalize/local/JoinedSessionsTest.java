package org.hybridsearch.personalize.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.Joining;
import org.junit.jupiter.api.Test;

/** Sessions that turn out to be a user's. */
class JoinedSessionsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<Interaction> EVENTS = List.of(
      bought("s", "a", 0), bought("s", "b", 1), bought("anna", "c", 2), bought("berta", "a", 3), bought("berta", "c", 4));
  private static final List<Joining> LOGIN = List.of(new Joining("s", "anna"));

  private static Interaction bought(String shopper, String item, int second) {
    return new Interaction(shopper, item, EventType.PURCHASE, NOON.plusSeconds(second), OptionalDouble.empty());
  }

  private static LocalModel model() {
    return new LocalModel(LocalConfigs.defaults(), InstantSource.fixed(NOON.plusSeconds(60)));
  }

  private static LocalModel asIfAlwaysKnown() {
    LocalModel model = model();
    model.learn(List.of(bought("anna", "a", 0), bought("anna", "b", 1), EVENTS.get(2), EVENTS.get(3), EVENTS.get(4)));
    return model;
  }

  private static void same(LocalModel model, LocalModel expected) {
    assertThat(model.history("anna")).isEqualTo(expected.history("anna"));
    assertThat(model.popularities()).isEqualTo(expected.popularities());
    assertThat(model.size().shoppers()).isEqualTo(expected.size().shoppers());
  }

  @Test
  void the_past_becomes_the_users_as_if_it_had_always_been() {
    LocalModel model = model();
    model.learn(EVENTS);
    model.join(LOGIN);
    same(model, asIfAlwaysKnown());
    assertThat(model.history("s")).isEqualTo(model.history("anna"));
  }

  @Test
  void it_does_not_matter_which_is_heard_of_first() {
    LocalModel model = model();
    model.join(LOGIN);
    model.learn(EVENTS);
    model.join(LOGIN);
    same(model, asIfAlwaysKnown());
  }

  @Test
  void the_first_user_of_a_session_keeps_it() {
    LocalModel model = model();
    model.learn(EVENTS);
    model.join(LOGIN);
    model.join(List.of(new Joining("s", "berta")));
    assertThat(model.owner("s")).isEqualTo("anna");
    same(model, asIfAlwaysKnown());
  }

  @Test
  void a_user_who_comes_in_ever_new_sessions_takes_no_more_memory() {
    LocalModel model = new LocalModel(LocalConfigs.with("memory.shoppers", "100"), InstantSource.fixed(NOON));
    model.learn(List.of(bought("anna", "a", 0)));
    for (int i = 0; i < 1_000; i++) {
      model.join(List.of(new Joining("s" + i, "anna")));
    }
    assertThat(model.shoppers()).hasSize(101).contains("anna", "s999").doesNotContain("s0");
  }

  @Test
  void sessions_and_users_that_name_each_other_end_somewhere() {
    LocalModel model = model();
    model.learn(EVENTS);
    model.join(List.of(new Joining("s", "anna"), new Joining("anna", "s"), new Joining("anna", "berta"), new Joining("berta", "s")));
    assertThat(model.owner("s")).isEqualTo(model.owner("anna")).isEqualTo(model.owner("berta"));
  }

  @Test
  void forgetting_the_user_forgets_the_session_and_the_other_way_round() {
    for (String named : List.of("anna", "s")) {
      LocalModel model = model();
      model.learn(EVENTS);
      model.join(LOGIN);
      assertThat(model.forget(named)).containsExactlyInAnyOrder("anna", "s");
      assertThat(model.shoppers()).containsExactly("berta");
      model.learn(List.of(bought("s", "b", 5)));
      assertThat(model.history("anna").size()).isZero();
    }
  }
}
