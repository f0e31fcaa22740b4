package org.hybridsearch.behaviour.erase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.forget.Elsewhere;
import org.hybridsearch.behaviour.forget.Forgetting;
import org.hybridsearch.standin.StandIn;
import org.hybridsearch.standin.StandInOptions;
import org.hybridsearch.standin.bedrock.HashedWords;
import org.hybridsearch.standin.fault.Fault;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.wiring.standin.LocalStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkGlobalTime;

/**
 * Each thing that can go wrong with each step of an erasure, over the wire: it is told, the shopper stays pending, and once it is
 * over one job erases them. Time goes on only as a test lets it; a job takes four seconds.
 */
@Timeout(120)
class EraserFaultsIT {

  private static final String ANNA = "anna-of-the-tests";
  private static final String PUT = "PutObject";
  private static final String CREATE = "CreateDataDeletionJob";
  private static final String DESCRIBE = "DescribeDataDeletionJob";
  /** From a wish to its first call, and some more. */
  private static final int A_WHILE = 8;
  private static final int LONG = 20;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final StandIn aws = LocalStandIn.start(StandInOptions.defaults().deletions(Duration.ofSeconds(4), now::get)
      .secret(TestErasure.KEY_ID, TestErasure.SECRET), new HashedWords());
  private final Clock clock = new Clock() {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  };
  private final OwnBehaviour own = new OwnBehaviour();
  private final TestErasure replica =
      new TestErasure(own.engine, own.names.erasures(), aws.uri(), aws.resources(), clock, "timeout", "300ms", "collect", "2s");

  @BeforeEach
  void act() {
    SdkGlobalTime.setGlobalTimeOffset(0);
    aws.shop().learn(List.of(new Interaction(ANNA, "i1", EventType.CLICK, OwnBehaviour.NOON, OptionalDouble.empty())));
  }

  @AfterEach
  void close() {
    SdkGlobalTime.setGlobalTimeOffset(0);
    replica.close();
    aws.close();
    own.close();
  }

  private List<String> forget() {
    Elsewhere elsewhere = new Erasures(new ErasureStore(own.engine, own.names.erasures(), OwnBehaviour.TIMEOUT),
        List.of(aws.resources().datasetGroup()), new Erasures.Told("personalize", false), Duration.ofDays(30), clock);
    return new Forgetting(own.engine, own.places(), own.keys,
        new Forgetting.Settings(OwnBehaviour.TIMEOUT, elsewhere, () -> { }), clock).forget(ANNA, "", "operator").pending();
  }

  private void pass(int seconds) {
    for (int second = 0; second < seconds; second++) {
      now.updateAndGet(before -> before.plusSeconds(1));
      replica.eraser.run();
    }
  }

  /** Calls that were not answered as they should be. @param outcomes as the meter has them, all where there is none */
  private double failed(String... outcomes) {
    return replica.meters.find("hybridsearch.erasure.calls.failed").counters().stream()
        .filter(counter -> outcomes.length == 0 || List.of(outcomes).contains(counter.getId().getTag("outcome")))
        .mapToDouble(Counter::count).sum();
  }

  private void assertErasedByOneJob() {
    assertThat(forget()).isEmpty();
    assertThat(aws.shop().forget(Set.of(ANNA))).as("known no more").isZero();
    assertThat(aws.objects().locations()).as("no list stays").isEmpty();
    assertThat(own.documents(own.names.erasures())).map(JsonNode::toString).noneMatch(document -> document.contains(ANNA));
    assertThat(aws.calls().last(CREATE).stream().map(call -> call.body().replaceAll(".*\"jobName\":\"([^\"]*).*", "$1"))
        .collect(Collectors.toSet())).as("under one name").hasSize(1);
    assertThat(List.of(replica.jobs("completed"), replica.jobs("failed"))).containsExactly(1.0, 0.0);
    assertThat(replica.eraser.state()).isEqualTo("0 waiting, 0 jobs");
  }

  /** What operators are told, and the outcome of the meter. */
  private record Told(String trouble, String outcome) {}

  private static Told told(String operation, FaultKind kind) {
    boolean s3 = operation.equals(PUT);
    String who = s3 ? "S3" : "Personalize";
    return switch (kind) {
      case THROTTLE_429 -> new Told(who + " asks for fewer calls", "throttled");
      case INVALID_400 -> new Told(who + " refused: " + (s3 ? "InvalidRequest" : "InvalidInputException"), "refused");
      case CLOCK_SKEW -> new Told(who + " refused: " + (s3 ? "SignatureDoesNotMatch" : "InvalidSignatureException"), "refused");
      case ERROR_500, ERROR -> new Told(who + " failed with status 500", "unavailable");
      case WRONG_CONTENT_TYPE -> s3 ? new Told("What answered is not S3", "unavailable") : away(who);
      // The job was begun, so from then on half of it comes that there is one.
      case SLOW_DRIP, CUT_SHORT -> operation.equals(CREATE) ? new Told(who + " refused: status 400", "refused") : away(who);
      case HANG, RESET, TRUNCATED_JSON -> away(who);
    };
  }

  private static Told away(String who) {
    return new Told(who + " could not be reached, or not in time", "unavailable");
  }

  static Stream<Arguments> lasting() {
    return Stream.of(PUT, CREATE, DESCRIBE).flatMap(operation -> Arrays.stream(FaultKind.values())
        .filter(kind -> kind != FaultKind.CLOCK_SKEW && !enough(operation, kind)).map(kind -> Arguments.of(operation, kind)));
  }

  /** Half an answer that says all there is to say, since what was asked for was done: S3's is the head, and a job has a name. */
  private static boolean enough(String operation, FaultKind kind) {
    return operation.equals(PUT) && (kind == FaultKind.CUT_SHORT || kind == FaultKind.TRUNCATED_JSON)
        || operation.equals(CREATE) && kind == FaultKind.TRUNCATED_JSON;
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({PUT + ",CUT_SHORT", PUT + ",TRUNCATED_JSON", CREATE + ",TRUNCATED_JSON"})
  void where_half_an_answer_is_enough_it_goes_on_while_the_fault_lasts(String operation, FaultKind kind) {
    forget();
    aws.faults().add(Fault.of(operation, kind));
    pass(LONG);
    assertThat(failed()).isEqualTo(operation.equals(CREATE) ? 1 : 0);
    assertErasedByOneJob();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("lasting")
  void whatever_befalls_a_step_is_told_and_one_job_erases_once_it_is_over(String operation, FaultKind kind) {
    assertThat(forget()).containsExactly("personalize");
    aws.faults().add(Fault.of(operation, kind));
    pass(A_WHILE);
    Told told = told(operation, kind);
    assertThat(replica.eraser.state()).endsWith("1 waiting, the oldest for 0 min, 1 jobs; " + told.trouble());
    assertThat(failed(told.outcome())).isPositive();
    assertThat(failed()).isEqualTo(aws.calls().count(operation)).isGreaterThan(1);
    assertThat(forget()).as("not done yet").containsExactly("personalize");

    aws.faults().clear();
    pass(LONG);
    assertErasedByOneJob();
  }

  /** The SDK sets its clock by the answer. */
  @ParameterizedTest
  @ValueSource(strings = {PUT, CREATE, DESCRIBE})
  void a_clock_that_jumps_costs_a_call_each_time(String operation) {
    forget();
    aws.faults().add(Fault.of(operation, FaultKind.CLOCK_SKEW).times(2));
    pass(LONG);
    assertThat(failed(told(operation, FaultKind.CLOCK_SKEW).outcome())).isPositive();
    assertErasedByOneJob();
  }
}
