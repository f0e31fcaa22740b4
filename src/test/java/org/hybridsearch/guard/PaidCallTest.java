package org.hybridsearch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.hybridsearch.guard.PaidCall.Price;
import org.hybridsearch.guard.Unanswered.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PaidCallTest {

  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Price DOLLAR = new Price(1000, 0);

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicLong nanos = new AtomicLong();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @AfterEach
  void let_hanging_calls_end() {
    end.countDown();
  }

  @Test
  void each_call_is_paid_for_also_one_that_fails() {
    FakeCallee callee = new FakeCallee(question -> "fine");
    PaidCall<String, String> paid = paid(callee, 0);
    paid.call("a", AMPLE);
    callee.behaviour = question -> {
      throw new IllegalStateException();
    };
    assertNone(paid, AMPLE, Kind.UNAVAILABLE);
    assertThat(bill()).isEqualTo(2);
    assertThat(registry.get("callee.calls").timer().count()).isEqualTo(2);
  }

  @Test
  void a_call_that_was_given_up_is_paid_for_once_when_it_ends() {
    PaidCall<String, String> paid = paid(FakeCallee.hanging(end), 0);
    assertNone(paid, Duration.ofMillis(5), Kind.TIMEOUT);
    assertThat(registry.get("callee.in.flight").gauge().value()).isEqualTo(1);
    end.countDown();
    while (paid.condition().inFlight() > 0) {
      Thread.onSpinWait();
    }
    assertThat(bill()).isEqualTo(1);
    assertThat(registry.get("callee.calls").timer().count()).isEqualTo(1);
  }

  @Test
  void what_is_turned_down_is_not_paid_for_and_thins_out_the_calls_after_it() {
    FakeCallee callee = FakeCallee.failing(new FakeCallee.Throttling());
    PaidCall<String, String> paid = paid(callee, 0);
    assertNone(paid, AMPLE, Kind.THROTTLED);
    assertNone(paid, AMPLE, Kind.BACKING_OFF);
    assertThat(bill()).isZero();
    assertThat(callee.asked).hasSize(1);
    assertThat(paid.condition().letThrough()).isEqualTo(0.5);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(paid.condition().text()).isEqualTo("CLOSED, 100 % of calls let through, 0 under way");
  }

  @Test
  void a_wish_for_fewer_calls_that_comes_after_the_deadline_is_heard() {
    PaidCall<String, String> paid = paid(new FakeCallee(question -> {
      FakeCallee.hanging(end).behaviour.apply(question);
      throw new FakeCallee.Throttling();
    }), 0);
    assertNone(paid, Duration.ofMillis(5), Kind.TIMEOUT);
    assertThat(paid.condition().letThrough()).isEqualTo(1);
    end.countDown();
    while (paid.condition().inFlight() > 0) {
      Thread.onSpinWait();
    }
    assertThat(paid.condition().letThrough()).isEqualTo(0.5);
    assertThat(bill()).isZero();
  }

  @Test
  void a_budget_lets_so_many_through_and_no_more() {
    FakeCallee callee = new FakeCallee(question -> "fine");
    PaidCall<String, String> paid = paid(callee, 3);
    for (int i = 0; i < 3; i++) {
      paid.call("a", AMPLE);
    }
    assertNone(paid, AMPLE, Kind.OVER_BUDGET);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    paid.call("a", AMPLE);
    assertThat(callee.asked).hasSize(4);
  }

  @Test
  void a_call_without_time_takes_nothing_of_the_budget() {
    PaidCall<String, String> paid = paid(new FakeCallee(question -> "fine"), 1);
    assertNone(paid, Duration.ZERO, Kind.NO_TIME);
    assertThat(paid.call("a", AMPLE)).isEqualTo("fine");
  }

  @Test
  void a_callee_that_is_left_alone_costs_nothing_but_what_is_provisioned() {
    PaidCall<String, String> paid = paid(FakeCallee.failing(new IllegalStateException()), 0);
    for (int i = 0; i < 50; i++) {
      catchThrowableOfType(Unanswered.class, () -> paid.call("a", AMPLE));
    }
    assertNone(paid, AMPLE, Kind.CIRCUIT_OPEN);
    assertThat(bill()).isEqualTo(20);
    assertThat(registry.get("callee.circuit").gauge().value()).isEqualTo(2);
    assertThat(paid.condition().circuit()).isEqualTo("OPEN");
    assertThat(paid.trying()).isFalse();
  }

  @Test
  void replicas_share_what_is_provisioned() {
    new PaidCall<>("callee", new FakeCallee(question -> "").callee(), new PaidCall.Terms("prefix", 4, settings(0, 4), new Price(0.15, 1)),
        nanos::get, new CallMeters(registry, "callee", Tags.empty()));
    nanos.addAndGet(Duration.ofDays(30).toNanos());
    assertThat(bill()).isCloseTo(388.8 / 4, within(0.01));
  }

  @Test
  void markets_share_what_is_provisioned_and_what_may_be_called() {
    int calls = 0;
    for (int market = 0; market < 3; market++) {
      PaidCall<String, String> paid = new PaidCall<>("callee", new FakeCallee(question -> "").callee(),
          new PaidCall.Terms("prefix", 4, settings(12, 2), new Price(0.15, 1, 3)), nanos::get,
          new CallMeters(registry, "callee", Tags.of("market", "m" + market)));
      for (int i = 0; i < 20; i++) {
        calls += called(paid) ? 1 : 0;
      }
    }
    assertThat(calls).isEqualTo(12 / 2);
    nanos.addAndGet(Duration.ofDays(30).toNanos());
    double bills = registry.get("callee.cost").functionCounters().stream().mapToDouble(FunctionCounter::count).sum();
    assertThat(bills).isCloseTo(388.8 / 2, within(0.01));
  }

  private static boolean called(PaidCall<String, String> paid) {
    try {
      paid.call("a", AMPLE);
      return true;
    } catch (Unanswered none) {
      return false;
    }
  }

  @Test
  void settings_out_of_range_are_refused_by_their_names() {
    assertThatThrownBy(() -> paid(new FakeCallee(question -> ""), -1)).hasMessageContaining("prefix.budget.calls-per-second");
    assertThatThrownBy(() -> new PaidCall<>("callee", new FakeCallee(question -> "").callee(),
        new PaidCall.Terms("prefix", 0, settings(0, 1), Price.FREE), nanos::get,
        new CallMeters(registry, "callee", Tags.empty()))).hasMessageContaining("prefix.max-in-flight");
    assertThatThrownBy(() -> new Price(-1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private double bill() {
    return registry.get("callee.cost").functionCounter().count();
  }

  private static void assertNone(PaidCall<String, String> paid, Duration time, Kind kind) {
    Unanswered none = catchThrowableOfType(Unanswered.class, () -> paid.call("a", time));
    assertThat(none).isNotNull();
    assertThat(none.kind()).isEqualTo(kind);
  }

  private PaidCall<String, String> paid(FakeCallee callee, double callsPerSecond) {
    return new PaidCall<>("callee", callee.callee(), new PaidCall.Terms("prefix", 64, settings(callsPerSecond, 1), DOLLAR), nanos::get,
        new CallMeters(registry, "callee", Tags.empty()));
  }

  private static CallSettings settings(double callsPerSecond, int replicas) {
    return new CallSettings() {
      @Override
      public Breaker breaker() {
        return FakeCallee.breaker(20, Duration.ofHours(1));
      }

      @Override
      public Budget budget() {
        return new Budget() {
          @Override
          public double callsPerSecond() {
            return callsPerSecond;
          }

          @Override
          public int replicas() {
            return replicas;
          }
        };
      }

      @Override
      public BackOff backOff() {
        return () -> Duration.ofSeconds(20);
      }
    };
  }
}
