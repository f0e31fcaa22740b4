package org.hybridsearch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.application.AwsShop.SOON;
import static org.hybridsearch.application.StandInBeside.EMBEDDING;
import static org.hybridsearch.application.StandInBeside.RANKING;
import static org.hybridsearch.application.StandInBeside.RECOMMENDATIONS;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hybridsearch.application.AwsShop.Timed;
import org.hybridsearch.standin.fault.FaultKind;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.wiring.boot.Boot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In the times that the service has by itself, what AWS does not answer is not waited for. A busy machine may be late with
 * anything once, so a page is asked for until one has nothing wrong with it but that; what holds for every page is asserted of
 * each.
 */
@QuarkusTest
@TestProfile(AwsDefaultTimesProfile.class)
@Timeout(300)
class AwsDefaultTimesIT {

  /** As many as circuits look at. */
  private static final int WARM = 20;
  private static final double DEADLINE = AwsShop.deadline().toMillis();
  private static final double RANKER_SHARE = DEADLINE / 5;
  private static final Map<String, String> WELL = Map.of("PLAN", "OK", "EMBED", "OK", "LEXICAL", "OK", "SEMANTIC", "OK",
      "PERSONALIZE", "OK", "BLEND", "OK");

  @Inject Boot boot;
  private final StandInBeside aws = new StandInBeside();
  private final AwsShop shop = new AwsShop(aws);

  @BeforeEach
  void all_is_well_and_warm() throws InterruptedException {
    assertThat(boot.await(Duration.ofMinutes(3))).isTrue();
    shop.stock();
    for (int i = 0; i < WARM; i++) {
      Eventually.within(SOON, "all stages answer in time", () -> whole(shop.search("ann"), WELL, "APPLIED"));
      Eventually.within(SOON, "Personalize names items in time", () -> shop.recommended("ann").reason().equals("APPLIED"));
      Eventually.within(SOON, "and items like an item", () -> {
        double before = failures("");
        shop.similar("2");
        return failures("") == before;
      });
    }
    aws.heal();
  }

  private static Map<String, String> well(Map<String, String> but) {
    Map<String, String> stages = new HashMap<>(WELL);
    stages.putAll(but);
    return stages;
  }

  /** Whether a page has all there is, here before the deadline, and its stages report nothing else than is said here. */
  private static boolean whole(Timed page, Map<String, String> stages, String reason) {
    return page.statuses().equals(stages) && page.reason().equals(reason) && Set.copyOf(page.ids()).size() == AwsShop.ITEMS
        && page.page().path("totalCount").asInt() == AwsShop.ITEMS && reported(page) <= DEADLINE
        && page.took().toMillis() <= DEADLINE;
  }

  /** Milliseconds that the stages took by their own report; words and meaning are looked for side by side. */
  private static double reported(Timed page) {
    return page.millis("PLAN") + Math.max(page.millis("LEXICAL"), page.millis("EMBED") + page.millis("SEMANTIC"))
        + page.millis("PERSONALIZE") + page.millis("BLEND");
  }

  private static double failures(String tags) {
    return AwsShop.meter("hybridsearch_recommender_failures_total", tags);
  }

  @Test
  void nobody_has_set_the_times() {
    for (String time : AwsDefaultTimesProfile.TIMES) {
      assertThat(ConfigProvider.getConfig().getConfigValue(time).getSourceOrdinal()).as(time).isEqualTo(Integer.MIN_VALUE);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"HANG", "SLOW_DRIP"})
  void a_ranking_that_does_not_come_costs_the_page_its_order_and_a_fifth_of_its_time(FaultKind kind) {
    aws.befall(RANKING, kind);
    Eventually.within(SOON, "a page is late with nothing else", () -> {
      Timed page = shop.search("ann");
      assertThat(page.page().at("/personalization/applied").asBoolean()).isFalse();
      return whole(page, well(Map.of("PERSONALIZE", "TIMEOUT")), "TIMEOUT") && page.millis("PERSONALIZE") <= RANKER_SHARE
          && page.why("PERSONALIZE").startsWith("the ranker did not answer in time");
    });
    assertThat(aws.outcomes(RANKING)).as("not one was answered").containsExactly(kind.name());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"HANG", "SLOW_DRIP"})
  void a_vector_that_does_not_come_leaves_a_page_by_words_while_the_call_is_still_under_way(FaultKind kind) {
    aws.befall(EMBEDDING, kind);
    Eventually.within(SOON, "a page is late with nothing else", () -> {
      Timed page = shop.search("ann");
      boolean underWay = AwsShop.meter("hybridsearch_embedder_in_flight", "") > 0;
      assertThat(page.statuses()).doesNotContainEntry("SEMANTIC", "OK");
      return whole(page, well(Map.of("EMBED", "TIMEOUT", "SEMANTIC", "SKIPPED")), "APPLIED") && underWay;
    });
    assertThat(aws.outcomes(EMBEDDING)).as("not one was answered").containsExactly(kind.name());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"HANG", "SLOW_DRIP"})
  void recommendations_that_do_not_come_are_what_is_popular_and_what_is_alike_in_time(FaultKind kind) {
    aws.befall(RECOMMENDATIONS, kind);
    Eventually.within(SOON, "what is popular comes in time", () -> {
      Timed answer = shop.recommended("ann");
      assertThat(answer.page().at("/personalization/applied").asBoolean()).isFalse();
      return answer.reason().equals("TIMEOUT") && tenInTime(answer);
    });
    Eventually.within(SOON, "what is alike comes in time", () -> {
      double before = failures("reason=\"timeout\"");
      return tenInTime(shop.similar("2")) && failures("reason=\"timeout\"") == before + 1;
    });
    assertThat(aws.outcomes(RECOMMENDATIONS)).as("not one was answered").containsExactly(kind.name());
  }

  private static boolean tenInTime(Timed answer) {
    return Set.copyOf(answer.ids()).size() == 10 && answer.took().toMillis() <= DEADLINE;
  }
}
