package org.hybridsearch.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueriesTest {

  private static final List<String> TITLES =
      IntStream.range(0, 100).mapToObj(i -> "Brand" + i + " Berry Juice, " + i + " ml").toList();

  @Test
  void distinct_ones_are_distinct_and_the_same_each_time() {
    List<String> queries = Queries.distinct(TITLES, 500);

    assertThat(queries).hasSize(500).doesNotHaveDuplicates().isEqualTo(Queries.distinct(TITLES, 500));
  }

  @Test
  void drawn_ones_follow_zipfs_law() {
    List<String> queries = Queries.distinct(TITLES, 100);
    List<String> drawn = Queries.zipf(queries, 50_000);

    // the harmonic number of 100 is 5.19
    assertThat(Collections.frequency(drawn, queries.getFirst()) / 50_000.0).isBetween(0.185, 0.2);
    assertThat(Collections.frequency(drawn, queries.get(9)) / 50_000.0).isBetween(0.017, 0.022);
  }
}
