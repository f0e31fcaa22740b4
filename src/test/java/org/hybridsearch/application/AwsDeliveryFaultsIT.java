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

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = Mode.EXCLUDE, names = "INVALID_400")
  void whatever_befalls_the_calls_events_are_acknowledged_and_arrive_once_it_is_over(FaultKind kind) {
    aws.befall(EVENTS, kind);
    List<String> acknowledged = record(kind);
    Eventually.within(SOON, "delivery is tried", () -> tried(acknowledged));
    aws.heal();
    Eventually.within(SOON, "all arrive", () -> aws.taken().containsAll(acknowledged));
    assertThat(replayed()).as("none was given up").isZero();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"HANG", "RESET", "ERROR_500", "ERROR", "THROTTLE_429", "WRONG_CONTENT_TYPE"})
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
