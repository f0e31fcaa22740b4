package org.hybridsearch.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told of a list that was shown. */
class ShownAroundTest {

  private static final List<String> HUNDRED = IntStream.range(0, 100).mapToObj(i -> "i" + i).toList();

  @Test
  void the_nearest_25_are_told_the_item_among_them_and_in_their_order() {
    assertThat(ShownAround.around("i50", HUNDRED)).hasSize(25).contains("i50").startsWith("i38").endsWith("i62");
    assertThat(ShownAround.around("i0", HUNDRED)).hasSize(25).startsWith("i0");
    assertThat(ShownAround.around("i99", HUNDRED)).hasSize(25).endsWith("i99");
  }

  @Test
  void nothing_is_told_of_an_item_that_was_not_shown() {
    assertThat(ShownAround.around("x", HUNDRED)).isEmpty();
  }

  @Test
  void a_cell_holds_no_more_than_personalize_takes_and_no_id_that_would_be_two() {
    List<String> longIds = IntStream.range(0, 25).mapToObj(i -> i + "x".repeat(100)).toList();
    assertThat(String.join("|", ShownAround.around(longIds.get(12), longIds))).hasSizeLessThanOrEqualTo(1_000).contains(longIds.get(12));
    assertThat(ShownAround.around("b", List.of("a|c", "b", "\"d\""))).containsExactly("b");
  }
}
