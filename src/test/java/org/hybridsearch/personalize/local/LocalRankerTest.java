package org.hybridsearch.personalize.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hybridsearch.personalize.local.Behaviour.ask;
import static org.hybridsearch.personalize.local.Behaviour.bought;
import static org.hybridsearch.personalize.local.Behaviour.event;
import static org.hybridsearch.personalize.local.Behaviour.lift;
import static org.hybridsearch.personalize.local.Behaviour.model;
import static org.hybridsearch.personalize.local.Behaviour.ranker;
import static org.hybridsearch.personalize.local.Behaviour.twoWorlds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.personalize.PersonalRanker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRankerTest {

  private static final LocalRankerConfig DEFAULTS = LocalConfigs.defaults();

  @Test
  void the_score_is_the_formula_worked_out_by_hand() {
    LocalModel model = model(DEFAULTS);
    model.learn(bought("one", "0", "1"));
    model.learn(bought("two", "0", "1"));
    model.learn(bought("three", "0", "2"));

    PersonalRanker.Answer answer = ask(ranker(model, DEFAULTS), "three", "1");

    // observed 0.4494897, expected 0.3223760 as in BehaviourCountsTest: 2 ln(0.5494897 / 0.4223760) = 0.5262; its own median.
    // confidence 1 - 2^(-2/3) = 0.3700; 2 touches are the mean: popularity says nothing
    assertThat(answer.confidence()).isCloseTo(0.370039, within(1e-5));
    assertThat(Math.log(answer.scores().get("1"))).isCloseTo(0.526211, within(1e-4));
  }

  @Test
  void prefers_what_others_with_the_same_taste_took() {
    LocalModel model = twoWorlds(DEFAULTS);
    model.learn(bought("me", "a1", "a2"));

    PersonalRanker.Answer answer = ask(ranker(model, DEFAULTS), "me", "a3", "b3");

    assertThat(lift(answer, "a3", "b3")).isGreaterThan(1);
  }

  @Test
  void popularity_alone_is_no_preference_once_the_shopper_is_known() {
    LocalModel model = twoWorlds(DEFAULTS);
    for (int i = 0; i < 100; i++) {
      model.learn(bought("anybody-" + i, "hit", i % 2 == 0 ? "a" + (1 + i % 4) : "b" + (1 + i % 4)));
    }
    model.learn(bought("me", "a1", "a2", "a4"));

    PersonalRanker.Answer answer = ask(ranker(model, DEFAULTS), "me", "a3", "hit", "b3");

    assertThat(lift(answer, "a3", "hit")).isPositive();
  }

  @Test
  void an_unknown_shopper_gets_popularity_and_no_confidence() {
    LocalModel model = twoWorlds(DEFAULTS);
    model.learn(bought("somebody", "b3"));

    PersonalRanker.Answer answer = ask(ranker(model, DEFAULTS), "nobody", "a3", "b3");

    assertThat(answer.confidence()).isZero();
    assertThat(lift(answer, "b3", "a3")).isBetween(0.0, 0.25);
  }

  @Test
  void an_empty_model_answers_flat() {
    PersonalRanker.Answer answer = ask(ranker(model(DEFAULTS), DEFAULTS), "nobody", "x", "y");

    assertThat(answer).isEqualTo(new PersonalRanker.Answer(Map.of("x", 1.0, "y", 1.0), 0));
  }

  @Test
  void an_item_nobody_touched_stands_at_the_median() {
    LocalModel model = twoWorlds(DEFAULTS);
    model.learn(bought("me", "a1", "a2"));

    PersonalRanker.Answer answer = ask(ranker(model, DEFAULTS), "me", "a3", "a4", "new", "b3", "b4");

    assertThat(lift(answer, "a3", "new")).isPositive();
    assertThat(lift(answer, "new", "b3")).isPositive();
    PersonalRanker.Answer amongLiked = ask(ranker(model, DEFAULTS), "me", "a3", "a4", "new");
    assertThat(lift(amongLiked, "a3", "new")).isCloseTo(0, within(0.5));
  }

  @Test
  void content_decides_between_items_nobody_touched_and_says_little_of_well_known_ones() {
    LocalModel model = twoWorlds(DEFAULTS);
    model.learn(bought("me", "a1", "a2"));
    Map<String, TextVector> vectors = Map.of("a1", vector(1, 0), "a2", vector(1, 0.1f), "a3", vector(0, 1), "a4", vector(1, 0),
        "similar", vector(1, 0.2f), "different", vector(0, 1));
    LocalRanker ranker = new LocalRanker(model, id -> Optional.ofNullable(vectors.get(id)), DEFAULTS);

    PersonalRanker.Answer answer = ask(ranker, "me", "similar", "different", "no-vector", "a3", "a4");

    assertThat(lift(answer, "similar", "different")).isGreaterThan(1);
    assertThat(lift(answer, "similar", "no-vector")).isPositive();
    assertThat(lift(answer, "no-vector", "different")).isPositive();
    assertThat(lift(answer, "a4", "a3")).isBetween(0.0, lift(answer, "similar", "different") / 2);
  }

  @Test
  void a_click_counts_at_once_for_the_item_and_what_goes_with_it() {
    LocalModel model = twoWorlds(DEFAULTS);
    LocalRanker ranker = ranker(model, DEFAULTS);
    model.learn(List.of(event("session", "a1", EventType.CLICK, Duration.ZERO)));

    PersonalRanker.Answer answer = ask(ranker, "session", "a1", "a2", "b1");

    assertThat(answer.confidence()).isPositive();
    assertThat(lift(answer, "a1", "b1")).isGreaterThan(0.5);
    assertThat(lift(answer, "a2", "b1")).isGreaterThan(0.5);
  }

  @Test
  void what_was_bought_is_pushed_again_only_where_shoppers_come_back_to_it() {
    LocalModel furniture = twoWorlds(DEFAULTS);
    LocalModel groceries = twoWorlds(DEFAULTS);
    for (int i = 0; i < 4; i++) {
      groceries.learn(List.of(event("a-shopper-" + i, "a1", EventType.PURCHASE, Duration.ofDays(7))));
    }
    furniture.learn(bought("me", "a1"));
    groceries.learn(bought("me", "a1"));

    double once = lift(ask(ranker(furniture, DEFAULTS), "me", "a1", "a2"), "a1", "a2");
    double usual = lift(ask(ranker(groceries, DEFAULTS), "me", "a1", "a2"), "a1", "a2");

    assertThat(once).isNegative();
    assertThat(usual).isGreaterThan(once + 1);
  }

  @ParameterizedTest(name = "{0} days ago against {1} days ago")
  @CsvSource({"300, 0", "900, 300"})
  void what_was_done_last_counts_most(int aDaysAgo, int bDaysAgo) {
    LocalModel model = twoWorlds(DEFAULTS);
    model.learn(List.of(event("me", "a1", EventType.PURCHASE, Duration.ofDays(aDaysAgo)),
        event("me", "b1", EventType.PURCHASE, Duration.ofDays(bDaysAgo))));

    assertThat(lift(ask(ranker(model, DEFAULTS), "me", "a2", "b2"), "b2", "a2")).isGreaterThan(0.3);
  }

  @Test
  void age_counts_from_the_newest_event_and_not_from_today() {
    LocalModel then = model(DEFAULTS);
    LocalModel longAgo = model(DEFAULTS);
    for (int i = 0; i < 5; i++) {
      then.learn(List.of(event("s" + i, "x", EventType.PURCHASE, Duration.ofDays(i)),
          event("s" + i, "y" + i % 2, EventType.PURCHASE, Duration.ofDays(i * 2))));
      longAgo.learn(List.of(event("s" + i, "x", EventType.PURCHASE, Duration.ofDays(10_000 + i)),
          event("s" + i, "y" + i % 2, EventType.PURCHASE, Duration.ofDays(10_000 + i * 2))));
    }
    PersonalRanker.Answer a = ask(ranker(then, DEFAULTS), "s1", "x", "y0", "y1");
    PersonalRanker.Answer b = ask(ranker(longAgo, DEFAULTS), "s1", "x", "y0", "y1");

    assertThat(a.confidence()).isCloseTo(b.confidence(), within(1e-4));
    assertThat(lift(a, "x", "y0")).isCloseTo(lift(b, "x", "y0"), within(1e-3));
  }

  @Test
  void an_event_of_the_future_ages_nobody() {
    LocalModel model = twoWorlds(DEFAULTS);
    double before = ask(ranker(model, DEFAULTS), "a-shopper-1", "a1").confidence();
    model.learn(List.of(new Interaction("x", "a1", EventType.CLICK, Instant.MAX, OptionalDouble.empty()),
        new Interaction("y", "a1", EventType.CLICK, Instant.MIN, OptionalDouble.empty())));

    assertThat(ask(ranker(model, DEFAULTS), "a-shopper-1", "a1").confidence()).isEqualTo(before);
  }

  @Test
  void confidence_grows_with_every_item_and_with_stronger_events_and_falls_with_age() {
    LocalModel model = model(DEFAULTS);
    LocalRanker ranker = ranker(model, DEFAULTS);
    double last = ask(ranker, "me", "x").confidence();
    for (int i = 0; i < 10; i++) {
      model.learn(List.of(event("me", "i" + i, EventType.CLICK, Duration.ofDays(30))));
      double clicked = ask(ranker, "me", "x").confidence();
      model.learn(List.of(event("me", "i" + i, EventType.PURCHASE, Duration.ofDays(30))));
      double bought = ask(ranker, "me", "x").confidence();
      assertThat(clicked).isGreaterThan(last);
      assertThat(bought).isGreaterThan(clicked).isLessThan(1);
      last = bought;
    }
    model.learn(bought("somebody", "x"));
    assertThat(ask(ranker, "me", "x").confidence()).isLessThan(last);
  }

  @Test
  void three_fresh_purchases_give_a_confidence_of_a_half() {
    LocalModel model = model(DEFAULTS);
    model.learn(bought("me", "x", "y", "z"));
    assertThat(ask(ranker(model, DEFAULTS), "me", "q").confidence()).isCloseTo(0.5, within(1e-4));
  }

  @Test
  void impressions_and_bad_ratings_are_no_signs_of_interest() {
    LocalModel model = model(DEFAULTS);
    model.learn(List.of(event("me", "x", EventType.IMPRESSION, Duration.ZERO),
        new Interaction("me", "y", EventType.RATING, Behaviour.NOW, OptionalDouble.of(2))));
    assertThat(model.size()).isEqualTo(new LocalModel.Size(0, 0, 2));

    model.learn(List.of(new Interaction("me", "y", EventType.RATING, Behaviour.NOW, OptionalDouble.of(4))));
    assertThat(model.size()).isEqualTo(new LocalModel.Size(1, 1, 3));
  }

  @Test
  void favorites_are_items_of_the_shoppers_world() {
    LocalModel model = twoWorlds(DEFAULTS);
    model.learn(bought("me", "a1", "a2"));

    assertThat(ranker(model, DEFAULTS).favorites("me", 2)).containsExactlyInAnyOrder("a3", "a4");
  }

  @Test
  void favorites_of_somebody_nobody_knows_are_the_bestsellers() {
    LocalModel model = twoWorlds(DEFAULTS);
    assertThat(ranker(model, DEFAULTS).favorites("nobody", 2)).isNotEmpty();
    model.learn(bought("somebody", "b3", "hit"));
    for (int i = 0; i < 9; i++) {
      model.learn(bought("anybody-" + i, "hit"));
    }
    assertThat(ranker(model, DEFAULTS).favorites("nobody", 2)).containsExactly("hit", "b3");
    assertThat(ranker(model(DEFAULTS), DEFAULTS).favorites("nobody", 2)).isEmpty();
  }

  @Test
  void of_too_many_shoppers_the_idle_are_forgotten() {
    LocalRankerConfig few = LocalConfigs.with("memory.shoppers", "100");
    LocalModel model = model(few);
    for (int i = 0; i < 150; i++) {
      model.learn(List.of(event("s" + i, "x", EventType.CLICK, Duration.ofDays(200 - i))));
    }
    assertThat(model.size().shoppers()).isBetween(90, 100);
    assertThat(model.history("s0").size()).isZero();
    assertThat(model.history("s149").size()).isEqualTo(1);
  }

  private static TextVector vector(float... values) {
    return TextVector.of(values);
  }
}
