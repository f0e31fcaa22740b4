package org.hybridsearch.api.request;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException.BadInput;
import org.hybridsearch.model.SearchOrigin;
import org.jspecify.annotations.Nullable;

/** From a name that a caller sent to one of the configured markets. Immutable. */
public final class MarketReader {

  private final Set<Market> markets;

  /** @param names of the configured markets */
  public MarketReader(Collection<String> names) {
    this.markets = names.stream().map(Market::new).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A configured market, or the default one for null.
   *
   * @throws BadInput for any other name
   */
  public Market read(@Nullable String name) {
    if (name == null) {
      return Market.DEFAULT;
    }
    return markets.stream().filter(market -> market.name().equals(name)).findFirst()
        .orElseThrow(() -> new BadInput("market must name a configured market; leave it out for the default one."));
  }

  /**
   * The market of what a shopper did: the one named, else that of the search that led to it, else the default one.
   *
   * @param searchId a UUID as a search answered with it
   * @throws BadInput for a name of no market
   */
  public Market read(@Nullable String name, @Nullable String searchId) {
    return name != null || searchId == null ? read(name)
        : SearchOrigin.of(UUID.fromString(searchId), markets).orElse(Market.DEFAULT);
  }
}
