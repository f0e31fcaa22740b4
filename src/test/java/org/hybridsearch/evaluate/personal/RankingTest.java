package org.hybridsearch.evaluate.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {

  @ParameterizedTest(name = "rank {0}: hit {1}, gain {2}, reciprocal {3}")
  @CsvSource({"1, 1, 1, 1", "2, 1, 0.6309298, 0.5", "3, 1, 0.5, 0.3333333", "10, 1, 0.2890648, 0.1", "10.5, 0, 0, 0.0952381",
      "11, 0, 0, 0.0909091", "Infinity, 0, 0, 0"})
  void a_rank_is_worth_what_the_measures_say(double rank, double hit, double gain, double reciprocal) {
    assertThat(Measure.HIT.of(rank)).isEqualTo(hit);
    assertThat(Measure.GAIN.of(rank)).isCloseTo(gain, within(1e-6));
    assertThat(Measure.RECIPROCAL.of(rank)).isCloseTo(reciprocal, within(1e-6));
  }

  @Test
  void tied_items_share_the_middle_of_their_ranks() {
    Ranking ranking = new Ranking.Scored(List.of("a", "b", "c", "d"), new double[] {1, 3, 1, 1});

    assertThat(ranking.rankOf("b")).isEqualTo(1);
    assertThat(ranking.rankOf("a")).isEqualTo(ranking.rankOf("d")).isEqualTo(3);
    assertThat(ranking.rankOf("none")).isInfinite();
    assertThat(ranking.top()).containsExactly("b", "a", "c", "d");
  }

  @Test
  void only_the_first_ten_are_looked_at() {
    List<String> ids = IntStream.range(0, 30).mapToObj(Integer::toString).toList();
    assertThat(new Ranking.Listed(ids).top()).hasSize(10).containsExactlyElementsOf(ids.subList(0, 10));
    assertThat(new Ranking.Listed(ids).rankOf("29")).isEqualTo(30);
  }

  @Test
  void coverage_counts_different_items_among_anybodys_first_ten() {
    List<HeldOut.Case> cases = List.of(new HeldOut.Case("u", "x", 0, 0, false), new HeldOut.Case("v", "y", 0, 0, false));
    Contest.Contender own = new Contest.Contender("own", of -> new Ranking.Listed(List.of(of.itemId(), "z")));
    Contest.Contender same = new Contest.Contender("same", of -> new Ranking.Listed(List.of("x")));

    List<Contest.Result> results = Contest.of(cases, List.of(own, same));

    assertThat(results.getFirst().covered()).isEqualTo(3);
    assertThat(results.getFirst().values(Measure.HIT)).containsExactly(1, 1);
    assertThat(results.getLast().covered()).isEqualTo(1);
    assertThat(results.getLast().values(Measure.RECIPROCAL)).containsExactly(1, 0);
  }

  @ParameterizedTest
  @CsvSource({"0, NOTHING", "1, ONE", "2, FEW", "5, FEW", "6, MANY", "1000, MANY"})
  void what_is_known_falls_into_ranges(int interactions, Known known) {
    assertThat(Known.of(interactions)).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"White Hanging Heart T-Light Holder|T-Light Holder", "Toy Story (1995)|Toy Story",
      "Milk 2l|Milk", "''|''", "Cable [5 m] USB|Cable USB"})
  void a_query_is_what_the_thing_is_called(String title, String query) {
    assertThat(QueryOf.item(title, List.of())).isEqualTo(query);
    assertThat(QueryOf.item(title, List.of("Food", "Cheese"))).isEqualTo("Cheese");
  }
}
