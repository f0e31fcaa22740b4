package org.hybridsearch.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.NoAnswer.Kind;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.PersonalRanker.Question;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardedCallTest {

  private static final Question QUESTION =
      new Question(Market.DEFAULT, new Shopper.Someone("u", "", Map.of()), List.of("a", "b"));
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(5);

  private final CountDownLatch end = new CountDownLatch(1);
  private final BlockingQueue<CircuitBreakerState> states = new LinkedBlockingQueue<>();

  @AfterEach
  void let_hanging_calls_end() {
    end.countDown();
  }

  @Test
  void an_answer_comes_through() {
    assertThat(guard(FakeRanker.saying(Map.of("a", 0.5))).call(QUESTION, AMPLE).scores()).containsEntry("a", 0.5);
  }

  @Test
  void a_hanging_call_is_given_up_while_it_still_hangs() {
    FakeRanker hanging = FakeRanker.hanging(end);
    GuardedCall<Question, Answer> guard = guard(hanging);

    assertNone(guard, SHORT, Kind.TIMEOUT);

    assertThat(end.getCount()).as("it hangs").isEqualTo(1);
    assertThat(guard.inFlight()).isEqualTo(1);
  }

  @Test
  void a_call_that_listens_is_interrupted_when_its_time_is_over() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    GuardedCall<Question, Answer> guard = guard(new FakeRanker(question -> {
      try {
        end.await();
      } catch (InterruptedException heard) {
        interrupted.countDown();
      }
      return new Answer(Map.of(), 0);
    }));

    assertNone(guard, SHORT, Kind.TIMEOUT);

    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_ranker_that_hangs_again_and_again_is_called_no_more_until_its_calls_end() throws InterruptedException {
    FakeRanker hanging = FakeRanker.hanging(end);
    GuardedCall<Question, Answer> guard = guard(hanging, "max-in-flight", "3");
    for (int i = 0; i < 3; i++) {
      assertNone(guard, SHORT, Kind.TIMEOUT);
    }

    assertNone(guard, AMPLE, Kind.TOO_MANY_CALLS);

    assertThat(hanging.asked).hasSize(3);
    hanging.behaviour = question -> new Answer(Map.of("a", 1.0), 1);
    end.countDown();
    while (guard.inFlight() > 0) {
      Thread.onSpinWait();
    }
    assertThat(guard.call(QUESTION, AMPLE).scores()).containsKey("a");
  }

  @Test
  void failures_open_the_circuit_and_the_ranker_is_left_alone() {
    FakeRanker failing = FakeRanker.failing(new RankerException.Unavailable("gone", null));
    GuardedCall<Question, Answer> guard = guard(failing, "breaker.window", "4", "breaker.delay", "1h", "max-in-flight", "2");
    for (int i = 0; i < 4; i++) {
      assertNone(guard, AMPLE, Kind.UNAVAILABLE);
    }

    for (int i = 0; i < 10; i++) {
      assertNone(guard, AMPLE, Kind.CIRCUIT_OPEN);
    }

    assertThat(failing.asked).hasSize(4);
    assertThat(states).containsExactly(CircuitBreakerState.OPEN);
    assertThat(guard.inFlight()).isZero();
  }

  @Test
  void calls_out_of_time_open_the_circuit_too() {
    FakeRanker hanging = FakeRanker.hanging(end);
    GuardedCall<Question, Answer> guard = guard(hanging, "breaker.window", "2", "breaker.delay", "1h");
    assertNone(guard, SHORT, Kind.TIMEOUT);
    assertNone(guard, SHORT, Kind.TIMEOUT);

    assertNone(guard, AMPLE, Kind.CIRCUIT_OPEN);
  }

  @Test
  void after_the_delay_one_good_call_closes_the_circuit_again() throws InterruptedException {
    FakeRanker ranker = FakeRanker.failing(new IllegalStateException());
    GuardedCall<Question, Answer> guard = guard(ranker, "breaker.window", "2", "breaker.delay", "1ms");
    assertNone(guard, AMPLE, Kind.UNAVAILABLE);
    assertNone(guard, AMPLE, Kind.UNAVAILABLE);
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(CircuitBreakerState.OPEN);
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(CircuitBreakerState.HALF_OPEN);
    ranker.behaviour = question -> new Answer(Map.of("a", 1.0), 1);

    assertThat(guard.call(QUESTION, AMPLE).scores()).containsKey("a");
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(CircuitBreakerState.CLOSED);
  }

  @Test
  void after_the_delay_one_bad_call_opens_it_again() throws InterruptedException {
    FakeRanker ranker = FakeRanker.failing(new IllegalStateException());
    GuardedCall<Question, Answer> guard = guard(ranker, "breaker.window", "2", "breaker.delay", "1ms");
    assertNone(guard, AMPLE, Kind.UNAVAILABLE);
    assertNone(guard, AMPLE, Kind.UNAVAILABLE);
    states.poll(20, TimeUnit.SECONDS);
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(CircuitBreakerState.HALF_OPEN);

    assertNone(guard, AMPLE, Kind.UNAVAILABLE);

    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(CircuitBreakerState.OPEN);
  }

  @Test
  void throttling_is_told_and_does_not_open_the_circuit() {
    FakeRanker throttling = FakeRanker.failing(new RankerException.Throttled("fewer", null));
    GuardedCall<Question, Answer> guard = guard(throttling, "breaker.window", "2", "breaker.delay", "1h");

    for (int i = 0; i < 10; i++) {
      assertNone(guard, AMPLE, Kind.THROTTLED);
    }

    assertThat(throttling.asked).hasSize(10);
    assertThat(states).isEmpty();
  }

  @Test
  void a_bound_below_one_is_refused_by_its_name() {
    assertThatThrownBy(() -> guard(FakeRanker.saying(Map.of()), "max-in-flight", "0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hybridsearch.personalize.max-in-flight");
  }

  @Test
  void no_time_left_means_no_call() {
    FakeRanker ranker = FakeRanker.saying(Map.of());

    assertNone(guard(ranker), Duration.ZERO, Kind.NO_TIME);
    assertNone(guard(ranker), Duration.ofMillis(-3), Kind.NO_TIME);

    assertThat(ranker.asked).isEmpty();
  }

  @Test
  void a_ranker_that_gives_null_is_broken() {
    assertNone(guard(new FakeRanker(question -> null)), AMPLE, Kind.UNAVAILABLE);
  }

  @Test
  void an_error_comes_through_and_frees_its_place() {
    GuardedCall<Question, Answer> guard = guard(new FakeRanker(question -> {
      throw new StackOverflowError();
    }));

    assertThatThrownBy(() -> guard.call(QUESTION, AMPLE)).isInstanceOf(StackOverflowError.class);
    assertThat(guard.inFlight()).isZero();
  }

  @Test
  void an_interrupted_search_gives_up_and_stays_interrupted() {
    GuardedCall<Question, Answer> guard = guard(FakeRanker.hanging(end));
    Thread.currentThread().interrupt();

    assertNone(guard, AMPLE, Kind.GIVEN_UP);

    assertThat(Thread.interrupted()).isTrue();
  }

  private static void assertNone(GuardedCall<Question, Answer> guard, Duration time, Kind kind) {
    NoAnswer none = Assertions.catchThrowableOfType(NoAnswer.class, () -> guard.call(QUESTION, time));
    assertThat(none).isNotNull();
    assertThat(none.kind()).isEqualTo(kind);
  }

  private GuardedCall<Question, Answer> guard(FakeRanker ranker, String... settings) {
    String[] keys = settings.clone();
    for (int i = 0; i < keys.length; i += 2) {
      keys[i] = "hybridsearch.personalize." + keys[i];
    }
    PersonalizeConfig config = Settings.of(PersonalizeConfig.class, keys);
    return new GuardedCall<>(ranker::rank, Answer.class,
        new GuardedCall.Limits("max-in-flight", config.maxInFlight(), config.breaker()), states::add);
  }
}
