package org.hybridsearch.wiring.market;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.hybridsearch.model.Market;

/** One for each configured market. Immutable. */
public final class PerMarket<T> {

  private final Map<Market, T> all;

  private PerMarket(Map<Market, T> all) {
    this.all = Collections.unmodifiableMap(all);
  }

  /** Makes one for each of some markets, in their order. */
  public static <T> PerMarket<T> of(Collection<Market> markets, Function<Market, T> maker) {
    Map<Market, T> all = new LinkedHashMap<>();
    markets.forEach(market -> all.put(market, maker.apply(market)));
    return new PerMarket<>(all);
  }

  /**
   * That of a market.
   *
   * @throws IllegalArgumentException when it is not configured, which edges have to see to
   */
  public T of(Market market) {
    T found = all.get(market);
    if (found == null) {
      throw new IllegalArgumentException("A market that is not configured");
    }
    return found;
  }

  /** The markets, the default one first. */
  public Collection<Market> markets() {
    return all.keySet();
  }

  /** All of them, in the order of the markets. */
  public Collection<T> all() {
    return all.values();
  }

  /** Does something with each. */
  public void forEach(BiConsumer<Market, T> action) {
    all.forEach(action);
  }

  /** One for each market, made of this one. */
  public <R> PerMarket<R> map(Function<Market, R> maker) {
    return of(all.keySet(), maker);
  }
}
