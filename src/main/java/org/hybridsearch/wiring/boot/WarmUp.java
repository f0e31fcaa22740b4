package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import java.util.List;
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

  private final Searches searches;

  WarmUp(Searches searches) {
    this.searches = searches;
  }

  void run() {
    for (int i = 0; i < SEARCHES; i++) {
      try {
        searches.search(new SearchRequest(Market.DEFAULT, "warm up " + i, List.of(), Shopper.NOBODY, PersonalizationMode.FULL, "",
            new PageRequest.Start(24), false));
      } catch (SearchException e) {
        LOG.debug("A search before the first one failed", e); // the cold engine was late: that is what this is for
      }
    }
  }
}
