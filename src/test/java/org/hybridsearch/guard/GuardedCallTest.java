package org.hybridsearch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.hybridsearch.guard.Unanswered.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardedCallTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(5);

  private final CountDownLatch end = new CountDownLatch(1);
  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
  private final BlockingQueue<CircuitBreakerState> states = new LinkedBlockingQueue<>();

  @AfterEach
  void let_hanging_calls_end() {
    end.countDown();
  }

  @Test
  void an_answer_comes_through() {
    assertThat(guard(new FakeCallee(q -> "to " + q)).call("a", AMPLE)).isEqualTo("to a");
  }

  @Test
  void what_cannot_be_loaded_is_as_what_cannot_be_reached_and_no_other_error_is() {
    assertNone(guard(new FakeCallee(question -> {
      throw new NoClassDefFoundError("x");
    })), AMPLE, Kind.UNAVAILABLE);
    assertThatThrownBy(() -> guard(new FakeCallee(question -> {
      throw new StackOverflowError();
    })).call("a", AMPLE)).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void a_hanging_call_is_given_up_while_it_still_hangs() {
    FakeCallee hanging = FakeCallee.hanging(end);
    GuardedCall<String, String> guard = guard(hanging);

    assertNone(guard, SHORT, Kind.TIMEOUT);

    assertThat(end.getCount()).as("it hangs").isEqualTo(1);
    assertThat(guard.inFlight()).isEqualTo(1);
  }

  @Test
  void a_call_that_listens_is_interrupted_when_its_time_is_over() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    GuardedCall<String, String> guard = guard(new FakeCallee(question -> {
      try {
        end.await();
      } catch (InterruptedException heard) {
        interrupted.countDown();
      }
      return "interrupted";
    }));

    assertNone(guard, SHORT, Kind.TIMEOUT);

    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_call_that_is_let_end_is_given_up_and_not_interrupted() {
    FakeCallee callee = new FakeCallee(question -> {
      try {
        end.await();
        ended.add("in peace");
      } catch (InterruptedException heard) {
        ended.add("interrupted");
      }
      return "late";
    });
    GuardedCall<String, String> guard = new GuardedCall<>(callee.callee(),
        new GuardedCall.Limits("callee", "prefix.max-in-flight", 2, FakeCallee.breaker(20, HOUR), true), states::add);
    assertNone(guard, SHORT, Kind.TIMEOUT);
    Thread.currentThread().interrupt();
    assertNone(guard, AMPLE, Kind.GIVEN_UP);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(guard.inFlight()).as("they keep their places").isEqualTo(2);

    end.countDown();
    while (guard.inFlight() > 0) {
      Thread.onSpinWait();
    }
    assertThat(ended).containsExactly("in peace", "in peace");
  }

  @Test
  void a_callee_that_hangs_again_and_again_is_called_no_more_until_its_calls_end() throws InterruptedException {
    FakeCallee hanging = FakeCallee.hanging(end);
    GuardedCall<String, String> guard = guard(hanging, 20, HOUR, 3);
    for (int i = 0; i < 3; i++) {
      assertNone(guard, SHORT, Kind.TIMEOUT);
    }

    assertNone(guard, AMPLE, Kind.TOO_MANY_CALLS);

    assertThat(hanging.asked).hasSize(3);
    hanging.behaviour = question -> "fine";
    end.countDown();
    while (guard.inFlight() > 0) {
      Thread.onSpinWait();
    }
    assertThat(guard.call("a", AMPLE)).isEqualTo("fine");
  }

  @Test
  void failures_open_the_circuit_and_the_callee_is_left_alone() {
    FakeCallee failing = FakeCallee.failing(new IllegalStateException("gone"));
    GuardedCall<String, String> guard = guard(failing, 4, HOUR, 2);
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
    FakeCallee hanging = FakeCallee.hanging(end);
    GuardedCall<String, String> guard = guard(hanging, 2, HOUR, 9);
    assertNone(guard, SHORT, Kind.TIMEOUT);
    assertNone(guard, SHORT, Kind.TIMEOUT);

    assertNone(guard, AMPLE, Kind.CIRCUIT_OPEN);
  }

  @Test
  void after_the_delay_one_good_call_closes_the_circuit_again() throws InterruptedException {
    FakeCallee callee = FakeCallee.failing(new IllegalStateException());
    GuardedCall<String, String> guard = guard(callee, 2, Duration.ofMillis(1), 9);
    assertNone(guard, AMPLE, Kind.UNAVAILABLE);
    assertNone(guard, AMPLE, Kind.UNAVAILABLE);
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(CircuitBreakerState.OPEN);
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(CircuitBreakerState.HALF_OPEN);
    callee.behaviour = question -> "fine";

    assertThat(guard.call("a", AMPLE)).isEqualTo("fine");
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(CircuitBreakerState.CLOSED);
  }

  @Test
  void after_the_delay_one_bad_call_opens_it_again() throws InterruptedException {
    FakeCallee callee = FakeCallee.failing(new IllegalStateException());
    GuardedCall<String, String> guard = guard(callee, 2, Duration.ofMillis(1), 9);
    assertNone(guard, AMPLE, Kind.UNAVAILABLE);
    assertNone(guard, AMPLE, Kind.UNAVAILABLE);
    states.poll(20, TimeUnit.SECONDS);
    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(CircuitBreakerState.HALF_OPEN);

    assertNone(guard, AMPLE, Kind.UNAVAILABLE);

    assertThat(states.poll(20, TimeUnit.SECONDS)).isEqualTo(CircuitBreakerState.OPEN);
  }

  @Test
  void throttling_is_told_and_does_not_open_the_circuit() {
    FakeCallee throttling = FakeCallee.failing(new FakeCallee.Throttling());
    GuardedCall<String, String> guard = guard(throttling, 2, HOUR, 9);

    for (int i = 0; i < 10; i++) {
      assertNone(guard, AMPLE, Kind.THROTTLED);
    }

    assertThat(throttling.asked).hasSize(10);
    assertThat(states).isEmpty();
  }

  @Test
  void a_bound_below_one_is_refused_by_its_name() {
    assertThatThrownBy(() -> guard(new FakeCallee(q -> q), 20, HOUR, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prefix.max-in-flight");
  }

  @Test
  void no_time_left_means_no_call() {
    FakeCallee callee = new FakeCallee(q -> q);

    assertNone(guard(callee), Duration.ZERO, Kind.NO_TIME);
    assertNone(guard(callee), Duration.ofMillis(-3), Kind.NO_TIME);

    assertThat(callee.asked).isEmpty();
  }

  @Test
  void a_callee_that_gives_null_is_broken() {
    assertNone(guard(new FakeCallee(question -> null)), AMPLE, Kind.UNAVAILABLE);
  }

  @Test
  void an_error_comes_through_and_frees_its_place() {
    GuardedCall<String, String> guard = guard(new FakeCallee(question -> {
      throw new StackOverflowError();
    }));

    assertThatThrownBy(() -> guard.call("a", AMPLE)).isInstanceOf(StackOverflowError.class);
    assertThat(guard.inFlight()).isZero();
  }

  @Test
  void an_interrupted_search_gives_up_and_stays_interrupted() {
    GuardedCall<String, String> guard = guard(FakeCallee.hanging(end));
    Thread.currentThread().interrupt();

    assertNone(guard, AMPLE, Kind.GIVEN_UP);

    assertThat(Thread.interrupted()).isTrue();
  }

  private static void assertNone(GuardedCall<String, String> guard, Duration time, Kind kind) {
    Unanswered none = Assertions.catchThrowableOfType(Unanswered.class, () -> guard.call("a", time));
    assertThat(none).isNotNull();
    assertThat(none.kind()).isEqualTo(kind);
  }

  private GuardedCall<String, String> guard(FakeCallee callee) {
    return guard(callee, 20, HOUR, 64);
  }

  private GuardedCall<String, String> guard(FakeCallee callee, int window, Duration delay, int places) {
    return new GuardedCall<>(callee.callee(),
        new GuardedCall.Limits("callee", "prefix.max-in-flight", places, FakeCallee.breaker(window, delay), false), states::add);
  }
}
