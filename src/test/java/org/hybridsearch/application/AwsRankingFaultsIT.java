package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.AwsFaultsProfile.AT_A_TIME;
import static org.hybridsearch.application.AwsFaultsProfile.WINDOW;
import static org.hybridsearch.application.AwsShop.SOON;
import static org.hybridsearch.application.StandInBeside.RANKING;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
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

/** Each thing that can go wrong with {@code GetPersonalizedRanking}, as a shopper's search sees it. */
@QuarkusTest
@TestProfile(AwsFaultsProfile.class)
@Timeout(300)
class AwsRankingFaultsIT {

  private static final String STAGE = "PERSONALIZE";

  @Inject Boot boot;
  private final StandInBeside aws = new StandInBeside();
  private final AwsShop shop = new AwsShop(aws);

  /** What a search says of it: the stage's status and reason, and the shopper's. */
  private record Told(String status, String why, String reason) {

    static Told of(FaultKind kind) {
      return switch (kind) {
        case HANG, SLOW_DRIP -> new Told("TIMEOUT", "the ranker did not answer in time", "TIMEOUT");
        case THROTTLE_429 -> new Told("FAILED", "the ranker asked for fewer calls", "THROTTLED");
        case ERROR_500, INVALID_400, ERROR, RESET, TRUNCATED_JSON, CUT_SHORT, WRONG_CONTENT_TYPE, CLOCK_SKEW ->
            new Told("FAILED", "the ranker failed", "UNAVAILABLE");
      };
    }
  }

  private static final Told LEFT_ALONE =
      new Told("CIRCUIT_OPEN", "the ranker failed too often and is left alone for a while", "UNAVAILABLE");

  @BeforeEach
  void all_is_well() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(3))).isTrue();
    shop.stock();
    healthyAgain();
    aws.heal();
  }

  /** So many in a row that what failed before is out of the window. */
  private void healthyAgain() {
    for (int i = 0; i < WINDOW; i++) {
      Eventually.within(SOON, "ann's own order is back", () -> shop.search("ann").reason().equals("APPLIED"));
    }
  }

  /** Whole, in time, and in nobody's own order. */
  private static Timed served(Timed page) {
    assertThat(page.took()).isLessThan(AwsShop.deadline());
    assertThat(page.page().path("totalCount").asInt()).isEqualTo(AwsShop.ITEMS);
    assertThat(page.ids()).doesNotHaveDuplicates().hasSize(AwsShop.ITEMS);
    assertThat(page.page().at("/personalization/applied").asBoolean()).isFalse();
    assertThat(page.page().at("/personalization/source").asText()).isEqualTo("none");
    assertThat(page.signals("personal")).hasSize(AwsShop.ITEMS).allSatisfy(signal -> {
      assertThat(signal.path("weight").asDouble()).isZero();
      assertThat(signal.path("contribution").asDouble()).isZero();
      assertThat(signal.path("missing").asBoolean()).isTrue();
    });
    for (String other : List.of("PLAN", "EMBED", "LEXICAL", "SEMANTIC", "BLEND")) {
      assertThat(page.status(other)).as(other).isIn("OK", "CACHED"); // what many ask at once is embedded once
    }
    return page;
  }

  private static Told told(Timed page) {
    return new Told(page.status(STAGE), page.why(STAGE), page.reason());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void whatever_befalls_the_call_the_page_is_whole_and_in_time_and_says_why(FaultKind kind) {
    aws.befall(RANKING, kind);
    assertThat(told(served(shop.search("ann")))).isEqualTo(Told.of(kind));
    assertThat(aws.calls(RANKING)).as("tried once").isOne();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = Mode.EXCLUDE, names = {"THROTTLE_429", "CLOCK_SKEW"})
  void what_goes_on_failing_is_left_alone_and_comes_back_by_itself_once_it_is_well(FaultKind kind) {
    aws.befall(RANKING, kind);
    List<Told> told = new ArrayList<>();
    while (told.size() < WINDOW && !told.contains(LEFT_ALONE)) {
      told.add(told(served(shop.search("ann"))));
    }
    assertThat(told.removeLast()).isEqualTo(LEFT_ALONE);
    assertThat(told).containsOnly(Told.of(kind)).as("as many as there are connections").hasSizeGreaterThanOrEqualTo(AT_A_TIME);
    assertThat(aws.calls(RANKING)).isEqualTo(told.size());
    // Open, or about to be tried again already.
    assertThat(AwsShop.meter("hybridsearch_ranker_circuit", "")).isPositive();
    assertThat(AwsShop.health("ranker").path("default").asText()).containsPattern("^(HALF_)?OPEN");

    aws.heal();
    healthyAgain();
    Eventually.within(SOON, "no call is under way", () -> AwsShop.meter("hybridsearch_ranker_in_flight", "") == 0);
    assertThat(AwsShop.meter("hybridsearch_ranker_circuit", "")).isZero();
  }

  @Test
  void throttling_is_told_each_time_and_never_ends_in_being_left_alone() {
    aws.befall(RANKING, FaultKind.THROTTLE_429);
    for (int i = 0; i < 2 * WINDOW; i++) {
      assertThat(told(served(shop.search("ann")))).extracting(Told::status, Told::reason).containsExactly("FAILED", "THROTTLED");
    }
    aws.heal();
    healthyAgain();
  }

  @Test
  void a_clock_that_is_wrong_costs_one_search_its_order_and_the_next_is_signed_for_the_other_time() {
    aws.befall(RANKING, FaultKind.CLOCK_SKEW);
    assertThat(told(served(shop.search("ann")))).isEqualTo(Told.of(FaultKind.CLOCK_SKEW));
    assertThat(shop.search("ann").reason()).isEqualTo("APPLIED");
    aws.heal();
    assertThat(told(served(shop.search("ann")))).as("right again, which is as wrong").isEqualTo(Told.of(FaultKind.CLOCK_SKEW));
    assertThat(shop.search("ann").reason()).isEqualTo("APPLIED");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"HANG", "SLOW_DRIP"})
  void many_at_once_hold_so_many_calls_and_not_more_and_give_all_of_them_back(FaultKind kind) {
    aws.befall(RANKING, kind);
    try (ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Timed>> pages = IntStream.range(0, 3 * AT_A_TIME)
          .mapToObj(i -> CompletableFuture.supplyAsync(() -> shop.search("shopper " + i), shoppers)).toList();
      assertThat(pages).extracting(page -> told(served(page.join()))).allSatisfy(told -> assertThat(told.why()).isIn(
          Told.of(kind).why(), LEFT_ALONE.why(), "too many calls in flight"));
    }
    assertThat(aws.calls(RANKING)).isBetween(1, 2 * AT_A_TIME);
    Eventually.within(SOON, "no call is under way", () -> AwsShop.meter("hybridsearch_ranker_in_flight", "") == 0);
    aws.heal();
    healthyAgain();
  }
}
