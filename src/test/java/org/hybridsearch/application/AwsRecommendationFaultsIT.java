package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.AwsFaultsProfile.AT_A_TIME;
import static org.hybridsearch.application.AwsFaultsProfile.WINDOW;
import static org.hybridsearch.application.AwsShop.SOON;
import static org.hybridsearch.application.StandInBeside.RECOMMENDATIONS;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.hybridsearch.application.AwsShop.Timed;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each thing that can go wrong with {@code GetRecommendations}, as a shopper's recommendations see it. */
@QuarkusTest
@TestProfile(AwsFaultsProfile.class)
@Timeout(300)
class AwsRecommendationFaultsIT {

  private static final String FAILURES = "hybridsearch_recommender_failures_total";

  @Inject Boot boot;
  private final StandInBeside aws = new StandInBeside();
  private final AwsShop shop = new AwsShop(aws);

  @BeforeEach
  void all_is_well() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(3))).isTrue();
    shop.stock();
    healthyAgain();
    aws.heal();
  }

  private void healthyAgain() {
    for (int i = 0; i < WINDOW; i++) {
      Eventually.within(SOON, "Personalize names items", () -> shop.recommended("ann").reason().equals("APPLIED"));
      Eventually.within(SOON, "and items like an item, by a campaign of its own", () -> {
        double before = AwsShop.meter(FAILURES, "");
        shop.similar("2");
        return AwsShop.meter(FAILURES, "") == before;
      });
    }
  }

  private static String reason(FaultKind kind) {
    return switch (kind) {
      case HANG, SLOW_DRIP -> "TIMEOUT";
      case THROTTLE_429 -> "THROTTLED";
      case ERROR_500, INVALID_400, ERROR, RESET, TRUNCATED_JSON, CUT_SHORT, WRONG_CONTENT_TYPE, CLOCK_SKEW -> "UNAVAILABLE";
    };
  }

  private static double failures(String reason) {
    return AwsShop.meter(FAILURES, "reason=\"" + reason.toLowerCase(Locale.ROOT).replace('_', '-') + "\"");
  }

  /** As many items as were asked for, in time. */
  private static Timed served(Timed answer) {
    assertThat(answer.took()).isLessThan(AwsShop.deadline());
    assertThat(answer.ids()).doesNotHaveDuplicates().hasSize(10);
    return answer;
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void whatever_befalls_the_call_a_shopper_gets_what_is_popular_in_time_and_the_reason(FaultKind kind) {
    aws.befall(RECOMMENDATIONS, kind);
    Timed answer = served(shop.recommended("ann"));
    assertThat(answer.page().at("/personalization/applied").asBoolean()).isFalse();
    assertThat(answer.page().at("/personalization/source").asText()).isEqualTo("none");
    assertThat(answer.reason()).isEqualTo(reason(kind));
    assertThat(aws.calls(RECOMMENDATIONS)).as("tried once").isOne();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void whatever_befalls_the_call_items_like_an_item_come_in_time_and_the_reason_is_counted(FaultKind kind) {
    double before = failures(reason(kind));
    aws.befall(RECOMMENDATIONS, kind);
    assertThat(served(shop.similar("2")).ids()).doesNotContain("2");
    assertThat(failures(reason(kind))).isEqualTo(before + 1);
    assertThat(aws.calls(RECOMMENDATIONS)).as("tried once").isOne();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = Mode.EXCLUDE, names = {"THROTTLE_429", "CLOCK_SKEW"})
  void what_goes_on_failing_is_left_alone_and_comes_back_by_itself_once_it_is_well(FaultKind kind) {
    double before = failures("CIRCUIT_OPEN");
    aws.befall(RECOMMENDATIONS, kind);
    int asked = 0;
    while (asked < WINDOW && failures("CIRCUIT_OPEN") == before) {
      assertThat(served(shop.recommended("ann")).reason()).isIn(reason(kind), "UNAVAILABLE");
      asked++;
    }
    assertThat(failures("CIRCUIT_OPEN")).isEqualTo(before + 1);
    assertThat(aws.calls(RECOMMENDATIONS)).as("as many as there are connections").isEqualTo(asked - 1)
        .isGreaterThanOrEqualTo(AT_A_TIME);

    aws.heal();
    healthyAgain();
    Eventually.within(SOON, "no call is under way", () -> AwsShop.meter("hybridsearch_recommender_in_flight", "") == 0);
  }

  @Test
  void throttling_is_told_each_time_and_never_ends_in_being_left_alone() {
    double before = failures("CIRCUIT_OPEN");
    aws.befall(RECOMMENDATIONS, FaultKind.THROTTLE_429);
    for (int i = 0; i < 2 * WINDOW; i++) {
      assertThat(served(shop.recommended("ann")).reason()).isEqualTo("THROTTLED");
    }
    assertThat(failures("CIRCUIT_OPEN")).isEqualTo(before);
    aws.heal();
    healthyAgain();
  }

  @Test
  void a_clock_that_is_wrong_costs_one_answer_and_the_next_is_signed_for_the_other_time() {
    aws.befall(RECOMMENDATIONS, FaultKind.CLOCK_SKEW);
    assertThat(served(shop.recommended("ann")).reason()).isEqualTo("UNAVAILABLE");
    assertThat(shop.recommended("ann").reason()).isEqualTo("APPLIED");
    aws.heal();
    assertThat(served(shop.recommended("ann")).reason()).as("right again, which is as wrong").isEqualTo("UNAVAILABLE");
    assertThat(shop.recommended("ann").reason()).isEqualTo("APPLIED");
  }
}
