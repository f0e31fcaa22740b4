package org.hybridsearch.retrieve;

import java.util.List;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchPlan;

/** What the answers of the legs depend on, whoever asks. */
record QueryKey(
    Market market, String query, List<Filter> filters, String profile, int profileVersion, String index, long generation) {

  static QueryKey of(SearchPlan plan) {
    return new QueryKey(plan.request().market(), plan.query(), plan.request().filters(), plan.profileName(),
        plan.profileVersion(), plan.index().alias(), plan.index().generation());
  }
}
