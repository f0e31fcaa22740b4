package org.hybridsearch.retrieve.breadth;

import java.util.OptionalDouble;
import org.hybridsearch.model.Market;

/** What clicks say of a query. Safe for use by many threads; answers at once. */
@FunctionalInterface
public interface ClickEntropy {

  /** Knows of no clicks. */
  ClickEntropy UNKNOWN = (market, query) -> OptionalDouble.empty();

  /**
   * The entropy of the clicks after a query, in bits: the sum over items of -p log2 p, with p the share of clicks that went to the
   * item (Dou, Song, Wen, "A large-scale evaluation and analysis of personalized search strategies", WWW 2007); 0 or more.
   *
   * @return empty as long as there are too few clicks to tell
   */
  OptionalDouble bits(Market market, String query);
}
