package org.hybridsearch.personalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalRanking;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.StageReport.Status;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.hybridsearch.personalize.Personalizer.Request;
import org.hybridsearch.personalize.Personalizer.Weighting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the ranker does, the candidates come back neutral, with the reason. */
@Timeout(30)
class PersonalizerFaultTest {

  private static final List<String> IDS = List.of("a", "b", "c");
  private static final Duration AMPLE = Duration.ofSeconds(20);

  private final CountDownLatch end = new CountDownLatch(1);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AfterEach
  void let_hanging_calls_end() {
    end.countDown();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new RankerException.TimedOut("late", null), Status.TIMEOUT, Reason.TIMEOUT, "timeout"),
        Arguments.of(new RankerException.Throttled("fewer", null), Status.FAILED, Reason.THROTTLED, "throttled"),
        Arguments.of(new RankerException.Refused("no", null), Status.FAILED, Reason.UNAVAILABLE, "refused"),
        Arguments.of(new RankerException.Unavailable("gone", null), Status.FAILED, Reason.UNAVAILABLE, "unavailable"),
        Arguments.of(new NullPointerException(), Status.FAILED, Reason.UNAVAILABLE, "unavailable"),
        Arguments.of(new ArithmeticException("secret-id"), Status.FAILED, Reason.UNAVAILABLE, "unavailable"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_is_told_counted_and_costs_nothing(RuntimeException failure, Status status, Reason reason, String tag) {
    PersonalRanking ranking = personalize(stage(FakeRanker.failing(failure)), AMPLE);

    assertNeutral(ranking, status, reason);
    assertThat(ranking.report().reason()).isNotEmpty().doesNotContain("secret-id");
    assertThat(meters.get("hybridsearch.ranker.failures").tag("reason", tag).counter().count()).isEqualTo(1);
  }

  @Test
  void a_ranker_that_hangs_is_given_up() {
    PersonalRanking ranking = personalize(stage(FakeRanker.hanging(end)), Duration.ofMillis(5));

    assertThat(end.getCount()).as("it still hangs").isEqualTo(1);
    assertNeutral(ranking, Status.TIMEOUT, Reason.TIMEOUT);
    assertThat(meters.get("hybridsearch.ranker.in.flight").gauge().value()).isEqualTo(1);
  }

  @Test
  void a_ranker_that_keeps_hanging_is_called_no_more() {
    FakeRanker hanging = FakeRanker.hanging(end);
    Personalizer stage = stage(hanging, "hybridsearch.personalize.max-in-flight", "1");
    personalize(stage, Duration.ofMillis(5));

    PersonalRanking ranking = personalize(stage, AMPLE);

    assertNeutral(ranking, Status.FAILED, Reason.UNAVAILABLE);
    assertThat(ranking.report().reason()).isEqualTo("too many calls in flight");
    assertThat(hanging.asked).hasSize(1);
  }

  @Test
  void the_call_that_tries_a_failing_ranker_again_says_so() {
    FakeRanker ranker = FakeRanker.failing(new RankerException.Unavailable("gone", null));
    Personalizer stage = stage(ranker,
        "hybridsearch.personalize.breaker.window", "2", "hybridsearch.personalize.breaker.delay", "1ms");
    personalize(stage, AMPLE);
    personalize(stage, AMPLE);
    while (!stage.condition().circuit().equals("HALF_OPEN")) {
      Thread.onSpinWait();
    }

    PersonalRanking failed = personalize(stage, AMPLE);
    assertThat(failed.report().reason()).isEqualTo("the ranker failed; the ranker is being tried again");
    while (!stage.condition().circuit().equals("HALF_OPEN")) {
      Thread.onSpinWait();
    }
    ranker.behaviour = question -> new PersonalRanker.Answer(Map.of("a", 0.1, "b", 0.7), 1);

    PersonalRanking ranking = personalize(stage, AMPLE);
    assertThat(ranking.outcome().applied()).isTrue();
    assertThat(ranking.report().reason()).isEqualTo("the ranker is being tried again");
    while (!stage.condition().circuit().equals("CLOSED")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void an_open_circuit_is_told() {
    FakeRanker failing = FakeRanker.failing(new RankerException.Unavailable("gone", null));
    Personalizer stage = stage(failing,
        "hybridsearch.personalize.breaker.window", "2", "hybridsearch.personalize.breaker.delay", "1h");
    personalize(stage, AMPLE);
    personalize(stage, AMPLE);

    assertNeutral(personalize(stage, AMPLE), Status.CIRCUIT_OPEN, Reason.UNAVAILABLE);

    assertThat(failing.asked).hasSize(2);
  }

  @Test
  void no_time_left_is_a_timeout_without_a_call() {
    FakeRanker ranker = FakeRanker.saying(Map.of("a", 1.0));

    assertNeutral(personalize(stage(ranker), Duration.ZERO), Status.TIMEOUT, Reason.TIMEOUT);

    assertThat(ranker.asked).isEmpty();
  }

  @Test
  void an_answer_that_breaks_when_read_is_a_failure() {
    Map<String, Double> broken = new AbstractMap<>() {
      @Override
      public Set<Entry<String, Double>> entrySet() {
        throw new UnsupportedOperationException();
      }
    };

    assertNeutral(
        personalize(stage(new FakeRanker(question -> new Answer(broken, 1))), AMPLE), Status.FAILED, Reason.UNAVAILABLE);
  }

  @Test
  void an_error_is_not_hidden() {
    Personalizer stage = stage(new FakeRanker(question -> {
      throw new OutOfMemoryError("not really");
    }));

    assertThatThrownBy(() -> personalize(stage, AMPLE)).isInstanceOf(OutOfMemoryError.class);
  }

  private static void assertNeutral(PersonalRanking ranking, Status status, Reason reason) {
    assertThat(ranking.report().status()).isEqualTo(status);
    assertThat(ranking.outcome().reason()).isEqualTo(reason);
    assertThat(ranking.weight()).isZero();
    assertThat(ranking.candidates()).isEqualTo(IDS);
    assertThat(ranking.scores().scored()).isZero();
  }

  private Personalizer stage(FakeRanker ranker, String... settings) {
    return new Personalizer(ranker, Settings.of(PersonalizeConfig.class, settings), System::nanoTime, meters);
  }

  private static PersonalRanking personalize(Personalizer stage, Duration time) {
    return stage.personalize(new Request(
        Market.DEFAULT,
        new Shopper.Someone("anna", "", Map.of()),
        IDS,
        new Weighting(PersonalizationMode.FULL, 0.4, 0.5),
        time));
  }
}
