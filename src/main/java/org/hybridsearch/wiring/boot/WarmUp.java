package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.pipeline.Searches;
import org.jboss.logging.Logger;

/** Runs some searches before the first real one, which would else pay for compiling the engine's script and this service's code. */
@Singleton
final class WarmUp {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final int SEARCHES = 40;
  private static final int EXPLAINED = 4; // one in so many: explanations go a way of their own
  private static final Shopper NEWCOMER = new Shopper.Someone("", "warm-up", Map.of());

  private final Searches searches;

  WarmUp(Searches searches) {
    this.searches = searches;
  }

  void run() {
    for (int i = 0; i < SEARCHES; i++) {
      try {
        searches.search(new SearchRequest(Market.DEFAULT, "warm up " + i, List.of(), NEWCOMER, PersonalizationMode.FULL, "",
            new PageRequest.Start(24), i % EXPLAINED == 0));
      } catch (SearchException e) {
        LOG.debug("A search before the first one failed", e); // the cold engine was late: that is what this is for
      }
    }
  }
}
