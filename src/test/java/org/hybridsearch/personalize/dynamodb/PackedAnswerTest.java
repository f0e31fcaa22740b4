package org.hybridsearch.personalize.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hybridsearch.personalize.PersonalRanker.Answer;
import org.junit.jupiter.api.Test;

class PackedAnswerTest {

  private static final List<String> IDS = List.of("a", "b", "c", "d");

  @Test
  void what_was_packed_comes_out_but_for_what_a_float_cannot_hold() {
    Answer answer = new Answer(Map.of("a", 0.123456789, "c", 1e-300), 0.625, Set.of("d"), "RID-1");

    Answer read = PackedAnswer.unpack(IDS, PackedAnswer.pack(IDS, answer)).orElseThrow();

    assertThat(read.scores()).containsOnlyKeys("a", "c");
    assertThat(read.scores().get("a")).isCloseTo(0.123456789, within(1e-6));
    assertThat(Math.log(read.scores().get("c"))).isCloseTo(Math.log(1e-300), within(1e-4));
    assertThat(read.confidence()).isEqualTo(0.625);
    assertThat(read.excluded()).containsExactly("d");
    assertThat(read.recommendationId()).isEqualTo("RID-1");
  }

  @Test
  void scores_that_say_nothing_are_not_kept() {
    Map<String, Double> scores = new HashMap<>(Map.of("a", 0.0, "b", Double.NaN, "c", Double.POSITIVE_INFINITY));
    scores.put("d", null);

    assertThat(PackedAnswer.unpack(IDS, PackedAnswer.pack(IDS, new Answer(scores, 1))).orElseThrow().scores()).isEmpty();
  }

  @Test
  void five_hundred_items_cost_one_unit_of_reading() {
    List<String> ids = IntStream.range(0, 500).mapToObj(i -> "item-" + i).toList();
    assertThat(PackedAnswer.pack(ids, new Answer(Map.of(), 1, Set.of(), "r".repeat(40)))).hasSizeLessThan(2100);
  }

  @Test
  void other_bytes_are_no_answer() {
    byte[] packed = PackedAnswer.pack(IDS, new Answer(Map.of("a", 0.5), 1, Set.of(), "RID"));
    for (int length = 0; length < packed.length; length++) {
      assertThat(PackedAnswer.unpack(IDS, Arrays.copyOf(packed, length))).isEmpty();
    }
    assertThat(PackedAnswer.unpack(IDS.subList(0, 3), packed)).isEmpty();
    packed[0]++;
    assertThat(PackedAnswer.unpack(IDS, packed)).isEmpty();
  }
}
