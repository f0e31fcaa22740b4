package org.hybridsearch.behaviour.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClickVotesTest {

  private static final Offset<Double> EXACTLY = within(1e-12);

  private static QueryClick click(int visitor, Object item) {
    return new QueryClick("q", "v" + visitor, "i" + item);
  }

  private static double bits(List<QueryClick> clicks) {
    return new ClickVotes(1, 1).bits(clicks).get("q");
  }

  @Test
  void entropies_are_the_known_ones() {
    assertThat(ClickVotes.entropy(List.of(7.0))).isEqualTo(0);
    assertThat(ClickVotes.entropy(List.of(1.0, 1.0))).isCloseTo(1, EXACTLY);
    assertThat(ClickVotes.entropy(List.of(2.0, 1.0, 1.0))).isCloseTo(1.5, EXACTLY);
    assertThat(ClickVotes.entropy(List.of(4.0, 2.0, 1.0, 1.0))).isCloseTo(1.75, EXACTLY);
    assertThat(ClickVotes.entropy(Collections.nCopies(16, 0.3))).isCloseTo(4, EXACTLY);
  }

  @ParameterizedTest
  @CsvSource({"20,0.276195", "30,0.205593", "100,0.080136", "1000,0.011401"})
  void the_more_agree_the_nearer_to_none(int visitors, double expected) {
    assertThat(bits(IntStream.range(0, visitors).mapToObj(v -> click(v, "same")).toList())).isCloseTo(expected, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,2", "7,3", "15,4", "31,5"})
  void who_all_differ_come_to_the_logarithm_of_one_more(int visitors, double expected) {
    assertThat(bits(IntStream.range(0, visitors).mapToObj(v -> click(v, v)).toList())).isCloseTo(expected, EXACTLY);
  }

  @Test
  void one_person_has_one_vote_whatever_they_click() {
    List<QueryClick> agreeing = new ArrayList<>(IntStream.range(0, 100).mapToObj(v -> click(v, "same")).toList());
    double before = bits(agreeing);
    IntStream.range(0, 500).forEach(item -> agreeing.add(click(100, item)));
    // No more than one vote spread evenly over all that one person clicked: 1/102 of the mass.
    assertThat(bits(agreeing) - before).isBetween(0.0, 0.2);
    assertThat(new ClickVotes(1, 102).bits(agreeing)).isEmpty();
  }

  @Test
  void clicking_again_says_nothing_new_and_the_order_does_not_matter() {
    List<QueryClick> clicks = new ArrayList<>(IntStream.range(0, 20).mapToObj(v -> click(v, v % 3)).toList());
    double once = bits(clicks);
    clicks.addAll(List.copyOf(clicks));
    Collections.shuffle(clicks, new Random(7));
    assertThat(bits(clicks)).isCloseTo(once, EXACTLY);
  }

  @Test
  void too_few_clicks_or_visitors_say_nothing() {
    List<QueryClick> clicks = IntStream.range(0, 20).mapToObj(v -> click(v, "same")).toList();
    assertThat(new ClickVotes(20, 20).bits(clicks)).containsOnlyKeys("q");
    assertThat(new ClickVotes(21, 20).bits(clicks)).isEmpty();
    assertThat(new ClickVotes(20, 21).bits(clicks)).isEmpty();
    assertThat(new ClickVotes(1, 1).bits(List.of())).isEmpty();
  }

  @Test
  void each_query_is_counted_by_itself() {
    List<QueryClick> clicks = List.of(new QueryClick("a", "v1", "i1"), new QueryClick("b", "v1", "i1"),
        new QueryClick("b", "v2", "i2"), new QueryClick("b", "v3", "i3"));
    assertThat(new ClickVotes(1, 1).bits(clicks)).hasSize(2).containsEntry("a", 1.0).containsEntry("b", 2.0);
  }

  @ParameterizedTest
  @CsvSource({"'  Orange   JUICE ','orange juice'", "'Ｃａｆé','café'", "'c++','c++'", "' ',''"})
  void queries_that_differ_in_writing_alone_are_one(String query, String normalized) {
    assertThat(QueryText.normalized(query)).isEqualTo(normalized);
  }
}
