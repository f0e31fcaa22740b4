package org.hybridsearch.evaluate.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReciprocalRanksTest {

  @Test
  void adds_reciprocal_ranks_and_settles_ties_by_id() {
    // b: 1/62 + 1/61; a and c: 1/61 + nothing, 1/62 + nothing; z ties with c.
    Contender fused = fused(List.of("a", "b", "z"), List.of("b", "c"));
    assertThat(fused.rank("q")).containsExactly("b", "a", "c", "z");
  }

  @Test
  void is_as_deep_as_a_ranking() {
    List<String> hundred = IntStream.range(0, 100).mapToObj(i -> "x" + i).toList();
    assertThat(fused(hundred, List.of("y")).rank("q")).hasSize(100).contains("y");
  }

  @Test
  void a_leg_asked_again_is_not_run_again() {
    int[] runs = {0};
    Contender leg = new Remembering("leg", query -> {
      runs[0]++;
      return List.of(query);
    });
    assertThat(leg.rank("one")).isEqualTo(leg.rank("one")).containsExactly("one");
    assertThat(leg.rank("two")).containsExactly("two");
    assertThat(runs[0]).isEqualTo(2);
  }

  private static Contender fused(List<String> one, List<String> other) {
    return new ReciprocalRanks("RRF", List.of(new Remembering("one", query -> one), new Remembering("other", query -> other)));
  }
}
