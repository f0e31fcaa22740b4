package org.hybridsearch.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.StageReport.Status;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.Personalizer.Request;
import org.hybridsearch.personalize.Personalizer.Weighting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PersonalizerCacheTest {

  private static final Market OTHER_MARKET = new Market("other");
  private static final List<String> IDS = List.of("a", "b", "c");

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicLong nanos = new AtomicLong();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeRanker ranker = FakeRanker.saying(Map.of("a", 0.1, "b", 0.7, "c", 0.2));
  private final Personalizer stage =
      new Personalizer(ranker, Settings.of(PersonalizeConfig.class), nanos::get, meters);

  @AfterEach
  void let_hanging_calls_end() {
    end.countDown();
  }

  private List<String> favorites(Market market, String shopper, int limit) {
    return stage.favorites(
        market, new Shopper.Someone(shopper, "", Map.of()), new Weighting(PersonalizationMode.FULL, 0.3, 0.5), limit);
  }

  @Test
  void favorites_are_remembered_until_their_shopper_acts_or_time_passes() {
    List<String> first = favorites(Market.DEFAULT, "anna", 10);
    assertThat(favorites(Market.DEFAULT, "anna", 10)).isEqualTo(first);
    assertThat(ranker.favored).containsExactly("anna");

    assertThat(favorites(Market.DEFAULT, "bob", 10)).isNotEqualTo(first);
    assertThat(favorites(OTHER_MARKET, "anna", 10)).isNotEqualTo(first);
    assertThat(favorites(Market.DEFAULT, "anna", 11)).isNotEqualTo(first);
    assertThat(ranker.favored).hasSize(4);

    stage.forget(Market.DEFAULT, "anna");
    assertThat(favorites(Market.DEFAULT, "anna", 10)).contains("call 5");
    assertThat(favorites(Market.DEFAULT, "bob", 10)).contains("call 2");
    nanos.addAndGet(Duration.ofSeconds(31).toNanos());
    assertThat(favorites(Market.DEFAULT, "bob", 10)).contains("call 6");
  }

  @Test
  void that_a_ranker_failed_to_name_favorites_is_not_remembered() {
    assertThatThrownBy(() -> favorites(Market.DEFAULT, "anna", 101)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> favorites(Market.DEFAULT, "anna", 101)).isInstanceOf(IllegalStateException.class);
    assertThat(ranker.favored).hasSize(2);
  }

  @Test
  void the_same_question_is_answered_from_memory() {
    PersonalRanking first = personalize("anna");
    PersonalRanking second = personalize("anna");

    assertThat(ranker.asked).hasSize(1);
    assertThat(first.report().status()).isEqualTo(Status.OK);
    assertThat(second.report().status()).isEqualTo(Status.CACHED);
    assertThat(second.scores()).isSameAs(first.scores());
    assertThat(second.outcome()).isEqualTo(first.outcome());
    assertThat(meters.get("hybridsearch.ranker.saved").tag("by", "cache").counter().count()).isEqualTo(1);
    assertThat(meters.get("hybridsearch.ranker.calls").tag("source", "fake").timer().count()).isEqualTo(1);
  }

  @Test
  void what_is_known_is_used_even_when_no_time_is_left() {
    personalize("anna");

    assertThat(stage.personalize(request(Market.DEFAULT, "anna", Map.of(), IDS, Duration.ZERO)).outcome().applied()).isTrue();
  }

  @Test
  void who_is_held_is_asked_about_each_time_and_nothing_is_kept() {
    Set<String> held = new HashSet<>(Set.of("anna"));
    stage.holding(shopper -> held.contains(shopper.userId()));
    personalize("anna");
    assertThat(personalize("anna").report().status()).isEqualTo(Status.OK);
    personalize("ben");
    assertThat(personalize("ben").report().status()).isEqualTo(Status.CACHED);
    held.clear();
    assertThat(personalize("anna").report().status()).isEqualTo(Status.OK);
    assertThat(personalize("anna").report().status()).isEqualTo(Status.CACHED);
    assertThat(ranker.asked).hasSize(4);
  }

  @Test
  void the_weight_is_no_part_of_what_is_kept() {
    personalize("anna");
    Request light = new Request(Market.DEFAULT, new Shopper.Someone("anna", "", Map.of()), IDS,
        new Weighting(PersonalizationMode.LIGHT, 0.4, 0.5), Duration.ofSeconds(20));

    assertThat(stage.personalize(light).weight()).isEqualTo(0.2);
    assertThat(ranker.asked).hasSize(1);
  }

  @Test
  void shopper_market_context_candidates_and_filter_each_ask_anew() {
    Duration ample = Duration.ofSeconds(20);
    personalize("anna");
    personalize("bert");
    stage.personalize(request(OTHER_MARKET, "anna", Map.of(), IDS, ample));
    stage.personalize(request(Market.DEFAULT, "anna", Map.of("device", "phone"), IDS, ample));
    stage.personalize(request(Market.DEFAULT, "anna", Map.of(), List.of("a", "b", "d"), ample));
    stage.personalize(request(Market.DEFAULT, "anna", Map.of(), List.of("a", "b"), ample));
    Request plain = request(Market.DEFAULT, "anna", Map.of(), IDS, ample);
    for (RankerFilter filter : List.of(new RankerFilter("f", Map.of()), new RankerFilter("f", Map.of("BRAND", "x")))) {
      stage.personalize(new Request(plain.market(), plain.shopper(), plain.candidates(), plain.weighting(), filter, ample));
      assertThat(ranker.asked.getLast().filter()).isEqualTo(filter);
    }

    assertThat(ranker.asked).hasSize(8);
  }

  @Test
  void an_act_between_the_look_at_who_is_held_and_the_answer_leaves_nothing_behind() {
    stage.holding(shopper -> {
      stage.forget(Market.DEFAULT, "anna"); // acts now, and was held a moment too late
      return false;
    });
    personalize("anna");
    stage.holding(shopper -> false);

    assertThat(personalize("anna").report().status()).isEqualTo(Status.OK);
    assertThat(ranker.asked).hasSize(2);
  }

  @Test
  void an_answer_grows_old() {
    personalize("anna");
    nanos.addAndGet(Duration.ofSeconds(29).toNanos());
    assertThat(personalize("anna").report().status()).isEqualTo(Status.CACHED);
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThat(personalize("anna").report().status()).isEqualTo(Status.OK);
    assertThat(ranker.asked).hasSize(2);
  }

  @Test
  void a_failure_is_not_kept() {
    var good = ranker.behaviour;
    ranker.behaviour = question -> {
      throw new RankerException.Throttled("fewer", null);
    };
    assertThat(personalize("anna").outcome().reason()).isEqualTo(Reason.THROTTLED);
    ranker.behaviour = good;
    nanos.addAndGet(Duration.ofSeconds(20).toNanos()); // until then not every search calls it

    assertThat(personalize("anna").outcome().applied()).isTrue();
  }

  @Test
  void a_shopper_who_acts_is_asked_about_anew_and_others_are_not() {
    personalize("anna");
    personalize("bert");

    stage.forget(Market.DEFAULT, "anna");

    assertThat(personalize("anna").report().status()).isEqualTo(Status.OK);
    assertThat(personalize("anna").report().status()).isEqualTo(Status.CACHED);
    assertThat(personalize("bert").report().status()).isEqualTo(Status.CACHED);
  }

  @Test
  void acting_in_one_market_leaves_the_other_alone() {
    personalize("anna");

    stage.forget(OTHER_MARKET, "anna");

    assertThat(personalize("anna").report().status()).isEqualTo(Status.CACHED);
  }

  @Test
  void an_answer_from_before_the_act_never_comes_back() {
    assertThat(personalize("anna").scores().rank(1)).hasValue(1);
    ranker.behaviour = question -> new Answer(Map.of("a", 0.1, "b", 0.2, "c", 0.7), 1);
    stage.forget(Market.DEFAULT, "anna");

    for (int second = 0; second < 120; second++) {
      assertThat(personalize("anna").scores().rank(2)).as("after %d s", second).hasValue(1);
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }
  }

  @Test
  void all_who_ask_the_same_at_once_share_one_call() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    ranker.behaviour = question -> {
      called.countDown();
      return answerWhenEnded();
    };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<PersonalRanking> leader = threads.submit(() -> personalize("anna"));
      called.await();
      List<Future<PersonalRanking>> followers = new ArrayList<>();
      CountDownLatch started = new CountDownLatch(20);
      for (int i = 0; i < 20; i++) {
        followers.add(threads.submit(() -> {
          started.countDown();
          return personalize("anna");
        }));
      }
      started.await();
      end.countDown();

      assertThat(leader.get().outcome().applied()).isTrue();
      for (Future<PersonalRanking> follower : followers) {
        assertThat(follower.get().outcome().applied()).isTrue();
      }
      assertThat(ranker.asked).hasSize(1);
    }
  }

  @Test
  void who_is_held_and_searches_the_same_twice_at_once_shares_a_call_too() throws Exception {
    stage.holding(shopper -> true);
    ranker.behaviour = question -> answerWhenEnded();
    List<Thread> both = List.of(searching(), searching());
    end.countDown();
    for (Thread each : both) {
      each.join();
    }
    assertThat(ranker.asked).hasSize(1);
    assertThat(meters.get("hybridsearch.ranker.saved").tag("by", "flight").counter().count()).isEqualTo(1);
    personalize("anna");
    assertThat(ranker.asked).as("nothing was kept").hasSize(2);
  }

  /** Somebody who waits for an answer. */
  private Thread searching() {
    Thread thread = Thread.ofVirtual().start(() -> personalize("anna"));
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  @Test
  void a_follower_waits_no_longer_than_its_own_time() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    ranker.behaviour = question -> {
      called.countDown();
      return answerWhenEnded();
    };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<PersonalRanking> leader = threads.submit(() -> personalize("anna"));
      called.await();

      PersonalRanking follower =
          stage.personalize(request(Market.DEFAULT, "anna", Map.of(), IDS, Duration.ofMillis(5)));

      assertThat(follower.outcome().reason()).isEqualTo(Reason.TIMEOUT);
      end.countDown();
      assertThat(leader.get().outcome().applied()).isTrue();
    }
  }

  @Test
  void what_a_call_brings_that_began_before_the_act_is_not_used_after_it() throws InterruptedException, ExecutionException {
    CountDownLatch called = new CountDownLatch(1);
    ranker.behaviour = question -> {
      called.countDown();
      return answerWhenEnded();
    };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<PersonalRanking> before = threads.submit(() -> personalize("anna"));
      called.await();
      stage.forget(Market.DEFAULT, "anna");
      end.countDown();
      before.get();
    }

    assertThat(personalize("anna").report().status()).isEqualTo(Status.OK);
    assertThat(ranker.asked).hasSize(2);
  }

  private Answer answerWhenEnded() {
    try {
      end.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return new Answer(Map.of("a", 0.1, "b", 0.7, "c", 0.2), 1);
  }

  private PersonalRanking personalize(String userId) {
    return stage.personalize(request(Market.DEFAULT, userId, Map.of(), IDS, Duration.ofSeconds(20)));
  }

  private static Request request(Market market, String userId, Map<String, String> context, List<String> ids, Duration time) {
    return new Request(market, new Shopper.Someone(userId, "", context), ids,
        new Weighting(PersonalizationMode.FULL, 0.4, 0.5), time);
  }
}
