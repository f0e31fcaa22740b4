package org.hybridsearch.benchmark.paid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hybridsearch.benchmark.paid.PaidCalls.Counted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The simulation on a small load: each rule saves calls, and every search is accounted for. */
@Timeout(120)
class PaidCallsTest {

  private static final PaidLoad SMALL = new PaidLoad(3_000, 100, 50, 50, 0.2, 0.1, 0.2, 0.05);

  @Test
  void each_rule_saves_calls() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Map<String, Integer> calls = PaidCallsReport.print(SMALL, new PrintStream(said, true, StandardCharsets.UTF_8));

    List<Integer> left = List.copyOf(calls.values());
    assertThat(left.subList(0, 4)).isSortedAccordingTo((a, b) -> b - a).doesNotHaveDuplicates();
    assertThat(left.get(4)).isLessThanOrEqualTo(left.get(3));
    assertThat(left.get(5)).as("two replicas").isGreaterThan(left.get(3));
    assertThat(left.get(6)).as("that share").isLessThan(left.get(5));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("| each search asks |");
  }

  @Test
  void every_search_is_a_call_or_saved() {
    for (boolean shared : new boolean[] {false, true}) {
      Counted counted = new PaidCalls(2, shared).run(SMALL);
      assertThat(counted.calls() + counted.skipped() + counted.cached() + counted.inFlight() + counted.shared())
          .isEqualTo(counted.searches()).isGreaterThan(SMALL.searches());
    }
  }
}
