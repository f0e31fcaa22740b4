package org.hybridsearch.recommend.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.hybridsearch.guard.PaidCall;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.Settings;
import org.hybridsearch.recommend.trained.TrainedItems.Told;
import org.hybridsearch.recommend.trained.TrainedModel.Answer;
import org.hybridsearch.recommend.trained.TrainedModel.Kind;
import org.hybridsearch.recommend.trained.TrainedModel.Named;
import org.hybridsearch.recommend.trained.TrainedModel.Question;
import org.junit.jupiter.api.Test;

/** What stands before a model. */
class TrainedItemsTest {

  private static final Duration TIME = Duration.ofSeconds(20);
  private static final Shopper ADA = new Shopper.Someone("ada", "", Map.of());
  private static final Shopper EVE = new Shopper.Someone("", "eve", Map.of());
  private static final Answer ANSWER = new Answer("rid", List.of(new Named("a", 1), new Named("b", 0.5)));

  private final List<Question> asked = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong nanos = new AtomicLong();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private TrainedItems items(Function<Question, Answer> says, String... settings) {
    String[] all = settings.clone();
    for (int i = 0; i < all.length; i += 2) {
      all[i] = "hybridsearch.recommender." + all[i];
    }
    return new TrainedItems(Optional.of(new FakeModel(question -> {
      asked.add(question);
      return says.apply(question);
    })), Settings.of(TrainedConfig.class, all), Market.DEFAULT, nanos::get, meters);
  }

  private record FakeModel(Function<Question, Answer> says) implements TrainedModel {
    @Override
    public String source() {
      return "fake";
    }

    @Override
    public boolean answers(Kind kind) {
      return true;
    }

    @Override
    public PaidCall.Price price(Kind kind) {
      return new PaidCall.Price(150, 0);
    }

    @Override
    public Answer ask(Question question) {
      return says.apply(question);
    }
  }

  @Test
  void nobody_is_asked_about_who_is_not_known() {
    TrainedItems items = items(question -> ANSWER);
    assertThat(items.forShopper(Shopper.NOBODY, false, TIME)).isEqualTo(new Told.NotAsked());
    assertThat(items.similar("x", Shopper.NOBODY, false, TIME)).isEqualTo(new Told.NotAsked());
    assertThat(asked).isEmpty();
  }

  @Test
  void nothing_is_asked_where_there_is_no_model() {
    TrainedItems none = new TrainedItems(
        Optional.empty(), Settings.of(TrainedConfig.class), Market.DEFAULT, nanos::get, meters);
    none.forget("ada");
    assertThat(none.forShopper(ADA, false, TIME)).isEqualTo(new Told.NotAsked());
  }

  @Test
  void an_answer_serves_until_its_time_is_over() {
    TrainedItems items = items(question -> ANSWER, "cache-ttl", "60s");
    for (int i = 0; i < 3; i++) {
      assertThat(items.forShopper(ADA, false, TIME)).isEqualTo(new Told.Items(ANSWER, "fake"));
    }
    assertThat(asked).hasSize(1);
    assertThat(meters.counter("hybridsearch.recommender.saved", "source", "fake", "market", "default", "kind", "for-shopper", "by",
        "cache").count()).isEqualTo(2);
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    items.forShopper(ADA, false, TIME);
    assertThat(asked).hasSize(2);
  }

  @Test
  void an_answer_is_dropped_when_its_shopper_acts_and_no_other_ones_is() {
    TrainedItems items = items(question -> ANSWER);
    items.forShopper(ADA, false, TIME);
    items.forShopper(EVE, false, TIME);
    items.forget(Shopper.ofSession("eve"));
    items.forShopper(ADA, false, TIME);
    items.forShopper(EVE, false, TIME);
    assertThat(asked).extracting(Question::shopper).containsExactly(ADA, EVE, EVE);
  }

  @Test
  void asks_for_as_many_as_are_set_and_for_all_where_some_will_be_left_out() {
    TrainedItems items = items(question -> ANSWER, "results", "50");
    items.forShopper(ADA, false, TIME);
    items.forShopper(ADA, true, TIME);
    assertThat(asked).extracting(Question::most).containsExactly(50, 500);
  }

  @Test
  void what_is_named_twice_counts_once() {
    TrainedItems items = items(question -> new Answer("r", List.of(new Named("a", 1), new Named("b", 1), new Named("a", 0))));
    assertThat(items.forShopper(ADA, false, TIME)).isInstanceOfSatisfying(Told.Items.class,
        told -> assertThat(told.answer().items()).extracting(Named::itemId).containsExactly("a", "b"));
  }

  @Test
  void says_why_there_is_no_answer() {
    assertThat(items(question -> {
      throw new ModelException.Throttled("", null);
    }).forShopper(ADA, false, TIME)).isEqualTo(new Told.Failed(Reason.THROTTLED));
    assertThat(items(question -> {
      throw new IllegalStateException();
    }).forShopper(ADA, false, TIME)).isEqualTo(new Told.Failed(Reason.UNAVAILABLE));
    assertThat(items(question -> ANSWER).forShopper(ADA, false, Duration.ZERO)).isEqualTo(new Told.Failed(Reason.TIMEOUT));
  }

  @Test
  void a_model_that_hangs_is_left_in_time_and_holds_no_more_than_its_places() {
    CountDownLatch ever = new CountDownLatch(1);
    TrainedItems items = items(question -> {
      boolean interrupted = true;
      while (interrupted) { // as a call that ignores being given up
        try {
          ever.await();
          interrupted = false;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return ANSWER;
    }, "max-in-flight", "1", "breaker.window", "100");
    assertThat(items.forShopper(ADA, false, Duration.ofMillis(50))).isEqualTo(new Told.Failed(Reason.TIMEOUT));
    assertThat(items.forShopper(EVE, false, Duration.ofMillis(50))).isEqualTo(new Told.Failed(Reason.UNAVAILABLE));
    assertThat(asked).hasSize(1);
    ever.countDown();
  }

  @Test
  void a_model_that_keeps_failing_is_left_alone() {
    TrainedItems items = items(question -> {
      throw new ModelException.Unavailable("", null);
    }, "breaker.window", "4");
    for (int i = 0; i < 10; i++) {
      assertThat(items.forShopper(ADA, false, TIME)).isEqualTo(new Told.Failed(Reason.UNAVAILABLE));
    }
    assertThat(asked).hasSize(4);
  }

  @Test
  void throttling_opens_no_circuit() {
    TrainedItems items = items(question -> {
      throw new ModelException.Throttled("", null);
    }, "breaker.window", "4");
    for (int i = 0; i < 10; i++) {
      items.forShopper(ADA, false, TIME);
    }
    assertThat(asked).as("the first, and then every second").hasSize(5);
    assertThat(items.condition().get(Kind.FOR_SHOPPER).circuit()).isEqualTo("CLOSED");
    assertThat(items.condition().get(Kind.FOR_SHOPPER).letThrough()).isEqualTo(0.5);
    items.similar("x", ADA, false, TIME);
    assertThat(asked).as("its own campaign").hasSize(6);
  }

  @Test
  void what_is_over_the_budget_is_answered_without_and_told() {
    TrainedItems items = items(question -> ANSWER, "budget.calls-per-second", "2");
    for (int i = 0; i < 5; i++) {
      Told told = items.forShopper(new Shopper.Someone("u" + i, "", Map.of()), false, TIME);
      assertThat(told).isEqualTo(i < 2 ? new Told.Items(ANSWER, "fake") : new Told.Failed(Reason.THROTTLED));
    }
    assertThat(asked).hasSize(2);
    assertThat(meters.get("hybridsearch.recommender.failures").tag("reason", "over-budget").counter().count()).isEqualTo(3);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(items.forShopper(ADA, false, TIME)).isEqualTo(new Told.Items(ANSWER, "fake"));
  }

  @Test
  void what_calls_cost_is_told_by_kind() {
    TrainedItems items = items(question -> ANSWER);
    items.forShopper(ADA, false, TIME);
    items.forShopper(EVE, false, TIME);
    items.similar("x", ADA, false, TIME);
    assertThat(cost("for-shopper")).isEqualTo(0.3);
    assertThat(cost("similar")).isEqualTo(0.15);
  }

  private double cost(String kind) {
    return meters.get("hybridsearch.recommender.cost").tag("kind", kind).functionCounter().count();
  }

  @Test
  void who_is_held_is_asked_about_each_time_and_nothing_is_kept() {
    TrainedItems items = items(question -> ANSWER).holding(shopper -> shopper.userId().equals("ada"));
    items.forShopper(ADA, false, TIME);
    items.forShopper(ADA, false, TIME);
    items.forShopper(EVE, false, TIME);
    items.forShopper(EVE, false, TIME);
    assertThat(asked).extracting(Question::shopper).containsExactly(ADA, ADA, EVE);
  }

  @Test
  void those_who_ask_the_same_at_once_share_a_call() throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    TrainedItems items = items(question -> {
      arrived.countDown();
      try {
        go.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return ANSWER;
    });
    CompletableFuture<Told> one = CompletableFuture.supplyAsync(() -> items.forShopper(ADA, false, TIME));
    arrived.await();
    CompletableFuture<Told> other = CompletableFuture.supplyAsync(() -> items.forShopper(ADA, false, TIME));
    go.countDown();
    assertThat(one.join()).isEqualTo(other.join()).isEqualTo(new Told.Items(ANSWER, "fake"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void who_is_held_and_asks_the_same_twice_at_once_shares_a_call_too() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    TrainedItems items = items(question -> {
      try {
        go.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return ANSWER;
    }).holding(shopper -> true);
    List<Thread> both = List.of(asking(items), asking(items));
    go.countDown();
    for (Thread each : both) {
      each.join();
    }
    assertThat(asked).hasSize(1);
    items.forShopper(ADA, false, TIME);
    assertThat(asked).as("nothing was kept").hasSize(2);
  }

  /** Somebody who waits for an answer. */
  private static Thread asking(TrainedItems items) {
    Thread thread = Thread.ofVirtual().start(() -> items.forShopper(ADA, false, TIME));
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  @Test
  void refuses_settings_that_cannot_be() {
    assertThatThrownBy(() -> items(question -> ANSWER, "results", "501")).hasMessageContaining("results");
    assertThatThrownBy(() -> items(question -> ANSWER, "max-in-flight", "0")).hasMessageContaining("max-in-flight");
  }
}
