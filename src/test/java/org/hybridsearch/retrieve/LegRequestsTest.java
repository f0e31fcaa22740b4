package org.hybridsearch.retrieve;

import java.time.Duration;
import java.util.List;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.testing.Golden;
import org.hybridsearch.testing.Plans;
import org.junit.jupiter.api.Test;

class LegRequestsTest {

  private static final List<Filter> FILTERS = List.of(
      new Filter.In(new ItemField("brand", ItemField.Kind.KEYWORD), List.of("Acme", "Best")),
      new Filter.Range(new ItemField("price", ItemField.Kind.NUMBER), 1.5, Double.POSITIVE_INFINITY),
      new Filter.Range(new ItemField("createdAt", ItemField.Kind.TIME), 10.5, 20.5),
      new Filter.Exists(new ItemField("description", ItemField.Kind.KEYWORD), false),
      new Filter.In(new ItemField("attributes.size", ItemField.Kind.ATTRIBUTE), List.of("2", "large", "true")),
      new Filter.Range(new ItemField("attributes.weight", ItemField.Kind.ATTRIBUTE), 1, 2));

  @Test
  void the_lexical_leg_asks_for_ids_by_words() {
    Golden.assertMatches("leg-lexical", LegRequests.lexical(Plans.plan("orange juice")));
  }

  @Test
  void the_best_score_is_asked_for_without_the_prior() {
    Golden.assertMatches("leg-lexical-best", LegRequests.best(Plans.plan("orange juice"), Duration.ofMillis(100)));
  }

  @Test
  void favorites_are_asked_for_by_words_and_filters_and_not_scored() {
    Golden.assertMatches("leg-favorites",
        LegRequests.among(Plans.plan(Plans.request("orange juice", FILTERS)), List.of("a", "b"), Duration.ofMillis(100)));
  }

  @Test
  void a_bound_of_zero_leaves_the_choice_to_the_words() {
    Golden.assertMatches("leg-lexical-no-prior", LegRequests.lexical(Plans.withPrior(Plans.plan("orange juice"), 0)));
  }

  @Test
  void the_lexical_leg_carries_every_filter() {
    Golden.assertMatches("leg-lexical-filtered", LegRequests.lexical(Plans.plan(Plans.request("orange juice", FILTERS))));
  }

  @Test
  void without_words_the_most_popular_come_first() {
    Golden.assertMatches("leg-browse", LegRequests.lexical(Plans.plan("")));
  }

  @Test
  void the_semantic_leg_carries_the_same_filters() {
    TextVector vector = TextVector.of(new float[] {3, 4});
    Golden.assertMatches("leg-semantic-filtered", LegRequests.semantic(Plans.plan(Plans.request("orange juice", FILTERS)), vector));
  }

  @Test
  void words_in_the_engines_query_syntax_are_words() {
    Golden.assertMatches("leg-lexical-syntax", LegRequests.lexical(Plans.plan("{\"match_all\":{}} title:* OR _exists_:x")));
  }
}
