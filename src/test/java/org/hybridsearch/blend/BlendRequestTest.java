package org.hybridsearch.blend;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.PersonalizationOutcome.Reason;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.model.Window;
import org.hybridsearch.testing.Golden;
import org.hybridsearch.testing.Plans;
import org.junit.jupiter.api.Test;

class BlendRequestTest {

  private static final Duration TIMEOUT = Duration.ofMillis(120);

  private static Window window(SearchPlan plan) {
    CandidateSet set = new CandidateSet(List.of(new Candidate("a", 1, 2), new Candidate("b", 0, 1)), 8.5, 0.71, true, false,
        Optional.of(TextVector.of(new float[] {3, 4})));
    return new Window("s", "default", 1, plan.words(), set, Map.of("a", new Window.Liking(1.2, 0.8, 1)), plan.blend().weights(),
        new Window.Bounds(8.5, 0.1, 0.71, 30, Plans.NOW), PersonalizationOutcome.notApplied(Reason.NO_SHOPPER), List.of(), Rung.AS_ASKED);
  }

  @Test
  void a_page_is_one_script_score_over_the_candidates() {
    SearchPlan plan = Plans.plan("orange juice");
    Golden.assertMatches("blend-page", BlendRequest.page(plan, window(plan), List.of("a", "b"), 24, TIMEOUT));
  }

  @Test
  void the_first_page_also_counts_the_candidates_that_match_by_words() {
    SearchPlan plan = Plans.plan("orange juice");
    Golden.assertMatches("blend-counted", BlendRequest.counted(plan, window(plan), 24, TIMEOUT));
  }

  @Test
  void an_explained_page_asks_the_engine_to_explain() {
    SearchPlan plan = Plans.plan(Plans.explained(Plans.request("orange juice", List.of())));
    Golden.assertMatches("blend-explained", BlendRequest.page(plan, window(plan), List.of("b"), 5, TIMEOUT));
  }

  @Test
  void the_rest_is_every_other_match_by_words() {
    SearchPlan plan = Plans.plan("orange juice");
    Golden.assertMatches("blend-rest", BlendRequest.rest(plan, window(plan), List.of(), 9_998, TIMEOUT));
  }

  @Test
  void what_is_fixed_already_is_left_out() {
    SearchPlan plan = Plans.plan("orange juice");
    Golden.assertMatches("blend-rest-further",
        BlendRequest.rest(plan, window(plan), List.of(List.of("c", "d"), List.of(), List.of("e")), 2_000, TIMEOUT));
  }

  @Test
  void an_order_is_a_blend_of_ids() {
    SearchPlan plan = Plans.plan("orange juice");
    Golden.assertMatches("blend-order", BlendRequest.order(plan, window(plan), List.of("a", "b"), 2, TIMEOUT));
  }

  @Test
  void highlights_come_with_the_page() {
    SearchRequest request = Plans.highlighted(Plans.request("orange juice", List.of()));
    SearchPlan plan = Plans.plan(request);
    Golden.assertMatches("blend-highlighted", BlendRequest.page(plan, window(plan), List.of("b"), 5, TIMEOUT));
  }

  @Test
  void browsing_the_rest_follows_popularity() {
    SearchPlan plan = Plans.plan("");
    Golden.assertMatches("blend-rest-browse", BlendRequest.rest(plan, window(plan), List.of(), 9_998, TIMEOUT));
  }
}
