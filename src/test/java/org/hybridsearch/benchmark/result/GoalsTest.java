package org.hybridsearch.benchmark.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoalsTest {

  @Test
  void ratios_of_equals_are_1() {
    assertThat(Goals.of(Results.of(50_000))).filteredOn(goal -> goal.name().startsWith("service / "))
        .extracting(Goals.Goal::measured).containsOnly(1.0);
  }

  @Test
  void a_least_is_met_at_its_bound_and_a_most_is_not_met_above_it() {
    assertThat(new Goals.Goal("", 1, 1, true).met()).isTrue();
    assertThat(new Goals.Goal("", 0.9, 1, true).met()).isFalse();
    assertThat(new Goals.Goal("", 0.85, 0.85, false).met()).isTrue();
    assertThat(new Goals.Goal("", 0.86, 0.85, false).met()).isFalse();
  }

  @Test
  void what_was_not_measured_meets_nothing() {
    SpeedResult whole = Results.of(50_000);
    Map<String, Sample> without = new HashMap<>(whole.quiet());
    without.remove(SpeedResult.HYBRID);
    SpeedResult result = new SpeedResult(50_000, Map.of(1, without, Goals.CPU_USERS, without), without, 60, without,
        without, without, Map.of(), Map.of(), Writers.NONE, whole.footprint());

    assertThat(Goals.of(result)).filteredOn(goal -> goal.name().contains("hybrid")).isNotEmpty().noneMatch(Goals.Goal::met);
  }

  @Test
  void embedding_is_taken_from_both_sides_of_the_services_share() {
    // 3 ms in the service of which the model takes 3 - 3, beside 6 ms in the engine
    assertThat(Goals.ownShare(Results.of(50_000))).isEqualTo(3.0 / 9);
  }
}
