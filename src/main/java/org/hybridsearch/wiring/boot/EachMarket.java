package org.hybridsearch.wiring.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hybridsearch.catalog.replace.BuildFailed;
import org.hybridsearch.catalog.replace.BuildInProgress;
import org.hybridsearch.embed.EmbeddingException;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.EngineException;

/** Does a step of the start in each market, so that one in which it fails keeps no other from it. */
enum EachMarket {

  /** The step finds out what is wrongly configured, which ends the start: only what may pass is the market's own. */
  CHECKING {
    @Override
    boolean own(RuntimeException failure) {
      return switch (failure) {
        case EngineException _, EmbeddingException _, SearchException.Unavailable _ -> true;
        case BuildInProgress _, BuildFailed _ -> true; // another replica replaces or moves the catalogue, for hours perhaps
        default -> false;
      };
    }
  },

  /** The step meets what is stored, which is the market's own whatever is wrong with it. */
  WORKING {
    @Override
    boolean own(RuntimeException failure) {
      return true;
    }
  };

  /** Whether a failure concerns its market alone. */
  abstract boolean own(RuntimeException failure);

  /** What went wrong, by market; a failure that is not a market's own is thrown at once. */
  Map<Market, RuntimeException> run(List<Market> markets, Consumer<Market> step) {
    Map<Market, RuntimeException> failures = new LinkedHashMap<>();
    for (Market market : markets) {
      try {
        step.accept(market);
      } catch (RuntimeException failure) {
        if (!own(failure)) {
          throw failure;
        }
        failures.put(market, failure);
      }
    }
    return failures;
  }
}
