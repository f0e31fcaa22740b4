package org.hybridsearch.testing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Sort;
import org.hybridsearch.model.Weights;
import org.hybridsearch.plan.Planner;
import org.hybridsearch.profile.RankingProfile;

/** Requests, profiles and plans with sensible values, for tests that care about one of them. */
public final class Plans {

  public static final long NOW = 1_700_000_000_000L;

  private Plans() {}

  public static SearchRequest request(String query, List<Filter> filters) {
    return new SearchRequest(Market.DEFAULT, query, filters, Shopper.NOBODY, PersonalizationMode.FULL, "", new PageRequest.Start(24), false);
  }

  public static SearchRequest explained(SearchRequest r) {
    return new SearchRequest(r.market(), r.query(), r.filters(), r.shopper(), r.mode(), r.profile(), r.page(), true);
  }

  public static SearchRequest highlighted(SearchRequest r) {
    return new SearchRequest(
        r.market(), r.query(), r.filters(), r.shopper(), r.mode(), r.profile(), r.page(), r.explain(), r.sort(), true);
  }

  public static SearchRequest sorted(SearchRequest r, Sort sort) {
    return new SearchRequest(
        r.market(), r.query(), r.filters(), r.shopper(), r.mode(), r.profile(), r.page(), r.explain(), sort, r.highlight());
  }

  public static RankingProfile profile() {
    Map<Signal, Double> weights = new EnumMap<>(Signal.class);
    weights.put(Signal.LEXICAL, 0.5);
    weights.put(Signal.SEMANTIC, 0.5);
    weights.put(Signal.PERSONAL, 0.3);
    weights.put(Signal.POPULARITY, 0.05);
    weights.put(Signal.FRESHNESS, 0.02);
    weights.put(Signal.AVAILABILITY, 0.1);
    return new RankingProfile("default", 1, Map.of("title", 3.0, "brand.text", 2.0, "categories.text", 2.0, "description", 1.0),
        "2<75%", 0.5, 200, 100, 60, 0.5, 200, Weights.of(weights), 30, 0.5, 4, RankerFilter.OWN);
  }

  public static SearchPlan plan(SearchRequest request) {
    return plan(request, "items");
  }

  public static SearchPlan plan(SearchRequest request, String alias) {
    return new Planner(Duration.ofSeconds(10)).plan(request, profile(), new LiveIndex(alias, 1, 0.1, 0.4), NOW);
  }

  /** The same plan with another bound of the prior. */
  public static SearchPlan withPrior(SearchPlan plan, double bound) {
    SearchPlan.Legs legs = plan.legs();
    return new SearchPlan(plan.request(), plan.index(), plan.profileName(), plan.profileVersion(), plan.words(),
        new SearchPlan.Legs(legs.lexicalLimit(), legs.semanticLimit(), legs.rankConstant(), bound, legs.favoritesLimit()),
        plan.blend(), plan.personal(), plan.deadlines(), plan.nowMillis(), plan.rung());
  }

  public static SearchPlan plan(String query) {
    return plan(request(query, List.of()));
  }
}
