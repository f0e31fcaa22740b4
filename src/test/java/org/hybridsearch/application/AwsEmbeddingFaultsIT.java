package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.AwsFaultsProfile.AT_A_TIME;
import static org.hybridsearch.application.AwsFaultsProfile.WINDOW;
import static org.hybridsearch.application.AwsShop.SOON;
import static org.hybridsearch.application.StandInBeside.EMBEDDING;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

/** Each thing that can go wrong with Bedrock's {@code InvokeModel}, as a shopper's search sees it. */
@QuarkusTest
@TestProfile(AwsFaultsProfile.class)
@Timeout(300)
class AwsEmbeddingFaultsIT {

  private static final Told LEFT_ALONE =
      new Told("CIRCUIT_OPEN", "embedding model failed too often and is left alone for a while");

  @Inject Boot boot;
  private final StandInBeside aws = new StandInBeside();
  private final AwsShop shop = new AwsShop(aws);

  /** What a search says of it. */
  private record Told(String status, String why) {

    static Told of(FaultKind kind) {
      return switch (kind) {
        case HANG, SLOW_DRIP -> new Told("TIMEOUT", "embedding model did not answer in time");
        case THROTTLE_429 -> new Told("FAILED", "embedding model throttles");
        case ERROR_500, INVALID_400, ERROR, RESET, TRUNCATED_JSON, CUT_SHORT, WRONG_CONTENT_TYPE, CLOCK_SKEW ->
            new Told("FAILED", "embedding model failed");
      };
    }

    static Told by(Timed page) {
      return new Told(page.status("EMBED"), page.why("EMBED"));
    }
  }

  @BeforeEach
  void all_is_well() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(3))).isTrue();
    shop.stock();
    healthyAgain();
    aws.heal();
  }

  private void healthyAgain() {
    for (int i = 0; i < WINDOW; i++) {
      Eventually.within(SOON, "searches go by meaning, too", () -> {
        Timed page = shop.search("ann");
        return page.status("EMBED").equals("OK") && page.status("SEMANTIC").equals("OK");
      });
    }
  }

  /** Whole and in time, by words alone. */
  private static Timed served(Timed page) {
    assertThat(page.took()).isLessThan(AwsShop.deadline());
    assertThat(page.page().path("totalCount").asInt()).isEqualTo(AwsShop.ITEMS);
    assertThat(page.ids()).doesNotHaveDuplicates().hasSize(AwsShop.ITEMS);
    assertThat(page.status("SEMANTIC")).isEqualTo("SKIPPED");
    assertThat(page.why("SEMANTIC")).isEqualTo("no query vector");
    for (String other : List.of("PLAN", "LEXICAL", "PERSONALIZE", "BLEND")) {
      assertThat(page.status(other)).as(other).isEqualTo("OK");
    }
    assertThat(page.reason()).as("still ann's own order").isEqualTo("APPLIED");
    return page;
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void whatever_befalls_the_call_the_page_comes_by_words_whole_and_in_time_and_says_why(FaultKind kind) {
    aws.befall(EMBEDDING, kind);
    assertThat(Told.by(served(shop.search("ann")))).isEqualTo(Told.of(kind));
    assertThat(aws.calls(EMBEDDING)).as("tried once").isOne();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = Mode.EXCLUDE, names = {"THROTTLE_429", "CLOCK_SKEW"})
  void what_goes_on_failing_is_left_alone_and_comes_back_by_itself_once_it_is_well(FaultKind kind) {
    aws.befall(EMBEDDING, kind);
    List<Told> told = new ArrayList<>();
    while (told.size() < WINDOW && !told.contains(LEFT_ALONE)) {
      told.add(Told.by(served(shop.search("ann"))));
    }
    assertThat(told.removeLast()).isEqualTo(LEFT_ALONE);
    assertThat(told).containsOnly(Told.of(kind)).as("as many as there are connections").hasSizeGreaterThanOrEqualTo(AT_A_TIME);
    assertThat(aws.calls(EMBEDDING)).isEqualTo(told.size());
    // Open, or about to be tried again already.
    assertThat(AwsShop.meter("hybridsearch_embedder_circuit_open", "")).isPositive();
    assertThat(AwsShop.health("dependencies").path("circuit-of-amazon.titan-embed-text-v2:0").asText()).endsWith("OPEN");

    aws.heal();
    healthyAgain();
    Eventually.within(SOON, "no call is under way", () -> AwsShop.meter("hybridsearch_embedder_in_flight", "") == 0);
    assertThat(AwsShop.meter("hybridsearch_embedder_circuit_open", "")).isZero();
  }

  @Test
  void throttling_is_told_each_time_and_never_ends_in_being_left_alone() {
    aws.befall(EMBEDDING, FaultKind.THROTTLE_429);
    for (int i = 0; i < 2 * WINDOW; i++) {
      assertThat(Told.by(served(shop.search("ann")))).isEqualTo(Told.of(FaultKind.THROTTLE_429));
    }
    aws.heal();
    healthyAgain();
  }

  @Test
  void a_clock_that_is_wrong_costs_one_search_its_vector_and_the_next_is_signed_for_the_other_time() {
    aws.befall(EMBEDDING, FaultKind.CLOCK_SKEW);
    assertThat(Told.by(served(shop.search("ann")))).isEqualTo(Told.of(FaultKind.CLOCK_SKEW));
    assertThat(shop.search("ann").status("SEMANTIC")).isEqualTo("OK");
    aws.heal();
    assertThat(Told.by(served(shop.search("ann")))).as("right again, which is as wrong").isEqualTo(Told.of(FaultKind.CLOCK_SKEW));
    assertThat(shop.search("ann").status("SEMANTIC")).isEqualTo("OK");
  }
}
