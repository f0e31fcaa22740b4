package org.hybridsearch.model;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * The market of a search, as its id tells: 16 of the id's random bits stand for the market's name. So every replica knows whose an
 * event is that names the search alone, however late it comes, and always gives the same answer. Pure.
 */
public final class SearchOrigin {

  private static final long BITS = 0xFFFF;

  private SearchOrigin() {}

  /** The same id, as one of a search in the market. */
  public static UUID mark(UUID id, Market market) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() & ~BITS | code(market));
  }

  /** Which of some markets a search was in; empty when it was in none of them. */
  public static Optional<Market> of(UUID searchId, Collection<Market> markets) {
    return markets.stream().filter(market -> (searchId.getLeastSignificantBits() & BITS) == code(market)).findFirst();
  }

  /** Whether ids tell two markets apart. */
  public static boolean tells(Market one, Market other) {
    return code(one) != code(other);
  }

  /** The hash of a string is the same on every Java platform. */
  private static long code(Market market) {
    int hash = market.name().hashCode();
    return (hash ^ hash >>> 16) & BITS;
  }
}
