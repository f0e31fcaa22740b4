package org.hybridsearch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hybridsearch.guard.GuardedCall.Callee;
import org.hybridsearch.guard.Unanswered.Kind;
import org.hybridsearch.guard.refusal.Refusal;
import org.hybridsearch.guard.refusal.Refusals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RefusalsTest {

  private static final Refusal DENIED = new Refusal(403, "AccessDeniedException", "the permission");
  private static final Refusal MISSING = new Refusal(404, "ResourceNotFoundException", "the.arn");

  private final AtomicLong nanos = new AtomicLong();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger(Refusals.class.getName());
  private final Handler log = new Handler() {
    @Override
    public void publish(LogRecord line) {
      assertThat(line.getLevel().getName()).isIn(Level.WARNING.getName(), "WARN");
      warnings.add(line.getMessage().contains("%s") ? line.getMessage().formatted(line.getParameters()) : line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };
  private final FakeCallee callee = new FakeCallee(question -> "fine");
  private Function<RuntimeException, Kind> kind = failure -> Kind.UNAVAILABLE;
  private final PaidCall<String, String> paid = new PaidCall<>("ranker x",
      new Callee<>(question -> callee.behaviour.apply(question), String.class, failure -> kind.apply(failure)),
      new PaidCall.Terms("prefix", 4, new Calm(), PaidCall.Price.FREE), nanos::get,
      new CallMeters(new SimpleMeterRegistry(), "callee", Tags.empty()));

  @BeforeEach
  void listen() {
    logger.addHandler(log);
  }

  @AfterEach
  void listen_no_more() {
    logger.removeHandler(log);
  }

  @Test
  void the_first_refusal_is_told_with_what_to_look_at_and_no_other_until_a_call_succeeds() {
    refuse(DENIED);
    refuse(DENIED);
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    refuse(DENIED);
    assertThat(warnings).containsExactly("Calls of ranker x are refused with 403 AccessDeniedException; look at the permission");
    assertThat(paid.condition().text())
        .isEqualTo("CLOSED, 100 % of calls let through, 0 under way, refused with 403 AccessDeniedException");

    succeed();
    assertThat(paid.condition().text()).isEqualTo("CLOSED, 100 % of calls let through, 0 under way");
    refuse(DENIED);
    assertThat(warnings).hasSize(2);
  }

  @Test
  void another_refusal_is_told_at_once() {
    refuse(DENIED);
    refuse(MISSING);
    assertThat(warnings).hasSize(2).last().asString().contains("404 ResourceNotFoundException").contains("the.arn");
  }

  @Test
  void one_that_comes_and_goes_is_told_once_a_minute() {
    for (int i = 0; i < 120; i++) {
      refuse(DENIED);
      succeed();
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    assertThat(warnings).hasSize(2);
  }

  @Test
  void what_is_no_refusal_is_not_told_and_does_not_mend_one() {
    fail(new IllegalStateException());
    fail(new Failing(Optional.empty()));
    assertThat(paid.condition().refusal()).isEmpty();
    refuse(DENIED);
    fail(new IllegalStateException());
    assertThat(paid.condition().refusal()).contains(DENIED);
    assertThat(warnings).hasSize(1);
  }

  @Test
  void what_is_refused_for_an_askers_words_is_none_of_the_operators_business() {
    kind = failure -> Kind.REFUSED;
    refuse(DENIED);
    assertThat(warnings).isEmpty();
    assertThat(paid.condition().refusal()).isEmpty();
  }

  private void refuse(Refusal refusal) {
    fail(new IllegalStateException("translated", new Failing(Optional.of(refusal))));
  }

  private void fail(RuntimeException failure) {
    callee.behaviour = question -> {
      throw failure;
    };
    assertThat(catchThrowable(() -> paid.call("a", Duration.ofSeconds(20)))).isInstanceOf(Unanswered.class);
  }

  private void succeed() {
    callee.behaviour = question -> "fine";
    paid.call("a", Duration.ofSeconds(20));
  }

  private static final class Failing extends RuntimeException implements Refusal.Failure {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Refusal> refusal;

    Failing(Optional<Refusal> refusal) {
      this.refusal = refusal;
    }

    @Override
    public Optional<Refusal> refusal() {
      return refusal;
    }
  }

  /** Leaves nobody alone. */
  private static final class Calm implements CallSettings {
    @Override
    public Breaker breaker() {
      return FakeCallee.breaker(1000, Duration.ofHours(1));
    }

    @Override
    public Budget budget() {
      return new Budget() {
        @Override
        public double callsPerSecond() {
          return 0;
        }

        @Override
        public int replicas() {
          return 1;
        }
      };
    }

    @Override
    public BackOff backOff() {
      return () -> Duration.ofSeconds(20);
    }
  }
}
