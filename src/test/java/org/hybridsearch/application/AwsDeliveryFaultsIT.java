package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.AwsShop.SOON;
import static org.hybridsearch.application.StandInBeside.EVENTS;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hybridsearch.api.GraphQLClient;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each thing that can go wrong with {@code PutEvents}: what was acknowledged arrives all the same. */
@QuarkusTest
@TestProfile(AwsFaultsProfile.class)
@Timeout(300)
class AwsDeliveryFaultsIT {

  private static final int EVENTS_EACH = 5;
  private static final String PUT_ASIDE = "hybridsearch_delivery_refused_total";

  @Inject Boot boot;
  private final StandInBeside aws = new StandInBeside();
  private final AwsShop shop = new AwsShop(aws);

  @BeforeEach
  void all_is_well() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(3))).isTrue();
    shop.stock();
    aws.heal();
  }

  /** Events of shoppers who are known by the name of the trouble they are in; each is acknowledged in time. */
  private List<String> record(FaultKind kind) {
    List<String> ids = new ArrayList<>();
    IntStream.range(0, EVENTS_EACH).forEach(i -> ids.add(shop.record("CLICK", "shopper " + i + " of " + kind, "5")));
    return ids;
  }

  private boolean tried(List<String> ids) {
    List<String> bodies = aws.bodies(EVENTS);
    return ids.stream().anyMatch(id -> bodies.stream().anyMatch(body -> body.contains(id)));
  }

  private static int replayed() {
    return GraphQLClient.query("mutation { replayEvents { queued } }").data("/replayEvents/queued").asInt();
  }

  /** How often calls came to an end. @param outcome as the meter has it */
  private static double ended(String outcome) {
    return AwsShop.meter("hybridsearch_delivery_calls_seconds_count", "outcome=\"" + outcome + "\"");
  }

  private static String outcome(FaultKind kind) {
    return kind == FaultKind.THROTTLE_429 ? "throttled" : "failed";
  }

  /** What operators are told. */
  private static String trouble(FaultKind kind) {
    return switch (kind) {
      case THROTTLE_429 -> "throttled";
      case ERROR_500 -> "failing (Personalize refused with status 500 InternalFailure)";
      case ERROR -> "failing (Personalize refused with status 503 ServiceUnavailable)";
      case HANG, RESET, SLOW_DRIP -> "failing (Personalize could not be reached, or not in time)";
      case CUT_SHORT -> "failing (The answer of Personalize was cut short)";
      case TRUNCATED_JSON, WRONG_CONTENT_TYPE -> "failing (What answered is not Personalize)";
      case CLOCK_SKEW, INVALID_400 -> throw new AssertionError(kind + " does not last");
    };
  }

  private static String health() {
    return AwsShop.health("search").path("default.delivery").asText();
  }

  private static double lag() {
    return AwsShop.meter("hybridsearch_delivery_lag_seconds", "");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = Mode.EXCLUDE, names = {"INVALID_400", "CLOCK_SKEW"})
  void whatever_befalls_the_calls_is_told_and_events_are_acknowledged_and_arrive_once_it_is_over(FaultKind kind) {
    double before = ended(outcome(kind));
    aws.befall(EVENTS, kind);
    List<String> acknowledged = record(kind);
    Eventually.within(SOON, "health says why they wait", () -> health().endsWith(", " + trouble(kind)));
    assertThat(health()).startsWith("delivering, ");
    Eventually.within(SOON, "calls fail", () -> ended(outcome(kind)) > before);
    Eventually.within(SOON, "events wait", () -> lag() > 0);
    assertThat(tried(acknowledged)).isTrue();
    assertThat(aws.taken()).doesNotContainAnyElementsOf(acknowledged);

    aws.heal();
    Eventually.within(SOON, "all arrive", () -> aws.taken().containsAll(acknowledged));
    Eventually.within(SOON, "health says so", () -> health().endsWith(" dead letters"));
    Eventually.within(SOON, "none waits", () -> lag() == 0);
    assertThat(replayed()).as("none was given up").isZero();
  }

  /** The SDK sets its clock by the answer, so one call fails for each time that the service's clock jumps. */
  @Test
  void signatures_out_of_time_are_told_and_delivery_goes_on_by_the_clock_of_the_service() {
    double before = ended("failed");
    aws.befall(EVENTS, FaultKind.CLOCK_SKEW);
    List<String> acknowledged = record(FaultKind.CLOCK_SKEW);
    Eventually.within(SOON, "all arrive", () -> aws.taken().containsAll(acknowledged));
    double ahead = ended("failed");
    assertThat(ahead).isGreaterThan(before);
    aws.heal();
    List<String> after = record(FaultKind.CLOCK_SKEW);
    Eventually.within(SOON, "those after it, too", () -> aws.taken().containsAll(after));
    assertThat(ended("failed")).isGreaterThan(ahead);
    assertThat(replayed()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = Mode.EXCLUDE, names = {"INVALID_400", "CLOCK_SKEW"})
  void what_was_taken_before_the_answer_was_lost_is_sent_again_under_the_same_id(FaultKind kind) {
    aws.befall(EVENTS, kind, true);
    List<String> acknowledged = record(kind);
    Eventually.within(SOON, "they are taken", () -> aws.taken().containsAll(acknowledged));
    aws.heal();
    Eventually.within(SOON, "they come again", () -> tried(acknowledged));
    assertThat(replayed()).isZero();
  }

  @Test
  void what_is_refused_for_good_is_put_aside_and_delivered_when_an_operator_asks() {
    double before = AwsShop.meter(PUT_ASIDE, "");
    aws.befall(EVENTS, FaultKind.INVALID_400);
    List<String> acknowledged = record(FaultKind.INVALID_400);
    Eventually.within(SOON, "they are put aside", () -> AwsShop.meter(PUT_ASIDE, "") == before + EVENTS_EACH);
    aws.heal();
    List<String> after = record(FaultKind.ERROR);
    Eventually.within(SOON, "what comes after them arrives", () -> aws.taken().containsAll(after));
    assertThat(aws.taken()).doesNotContainAnyElementsOf(acknowledged);
    assertThat(replayed()).isEqualTo(EVENTS_EACH);
    Eventually.within(SOON, "they arrive when asked for", () -> aws.taken().containsAll(acknowledged));
  }
}
