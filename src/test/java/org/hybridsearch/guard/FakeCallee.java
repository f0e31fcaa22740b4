package org.hybridsearch.guard;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.hybridsearch.guard.GuardedCall.Callee;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.testing.Deaf;

/** Something to call that does what a test says, and remembers what it was asked. */
final class FakeCallee {

  static final class Throttling extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile Function<String, String> behaviour;

  FakeCallee(Function<String, String> behaviour) {
    this.behaviour = behaviour;
  }

  static FakeCallee failing(RuntimeException failure) {
    return new FakeCallee(question -> {
      throw failure;
    });
  }

  /** Hangs until the latch opens, whoever interrupts it. */
  static FakeCallee hanging(CountDownLatch end) {
    return new FakeCallee(question -> {
      Deaf.await(end);
      return "late";
    });
  }

  Callee<String, String> callee() {
    return new Callee<>(question -> {
      asked.add(question);
      return behaviour.apply(question);
    }, String.class, failure -> failure instanceof Throttling ? Kind.THROTTLED : Kind.UNAVAILABLE);
  }

  static CallSettings.Breaker breaker(int window, Duration delay) {
    return new CallSettings.Breaker() {
      @Override
      public int window() {
        return window;
      }

      @Override
      public double failureRatio() {
        return 0.5;
      }

      @Override
      public Duration delay() {
        return delay;
      }
    };
  }
}
