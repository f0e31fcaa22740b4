package org.hybridsearch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.testing.Plans;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static SearchPlan plan(Duration deadline) {
    return new Planner(deadline).plan(Plans.request("q", List.of()), Plans.profile(), new LiveIndex("i", 1, 0, 0), 0);
  }

  @Property
  void whatever_the_deadline_every_stage_ends_before_it_and_its_fallback_fits(@ForAll @IntRange(min = 20, max = 30_000) int millis) {
    SearchPlan.Deadlines d = plan(Duration.ofMillis(millis)).deadlines();
    assertThat(d.embed()).isLessThan(d.retrieve());
    assertThat(d.favorites()).isPositive().isLessThan(d.retrieve());
    assertThat(d.retrieve().plus(d.personalize()).plus(d.blend())).isLessThan(d.total());
    assertThat(d.embed()).isPositive();
    assertThat(d.blend()).isPositive();
  }

  @Test
  void browsing_has_no_semantic_leg() {
    assertThat(Plans.plan("").legs().semanticLimit()).isZero();
    assertThat(Plans.plan("juice").legs().semanticLimit()).isEqualTo(100);
  }

  @Test
  void a_deadline_that_no_engine_meets_is_refused() {
    assertThatThrownBy(() -> new Planner(Duration.ofMillis(19))).hasMessageContaining("from 20ms to 30s");
    assertThatThrownBy(() -> new Planner(Duration.ofSeconds(31))).hasMessageContaining("from 20ms to 30s");
  }
}
