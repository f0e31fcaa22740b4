package org.hybridsearch.wiring.market;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchOrigin;

/** The configured markets, the default one first. Immutable. */
public final class Markets {

  private final Map<Market, MarketSettings> settings;

  private Markets(Map<Market, MarketSettings> settings) {
    this.settings = settings;
  }

  /**
   * Reads and checks them.
   *
   * @throws IllegalArgumentException for a setting that cannot be; the message names it
   */
  public static Markets of(MarketsConfig config, ServiceSettings service) {
    Map<String, MarketsConfig.Settings> named = new TreeMap<>(config.named());
    named.remove(Market.DEFAULT.name());
    Map<Market, MarketSettings> settings = new LinkedHashMap<>();
    settings.put(Market.DEFAULT, MarketReading.read(Market.DEFAULT, config.named().get(Market.DEFAULT.name()), service));
    named.forEach((name, own) -> {
      Market market = market(name);
      settings.keySet().forEach(other -> requireApart(market, other));
      settings.put(market, MarketReading.read(market, own, service));
    });
    return new Markets(settings);
  }

  private static Market market(String name) {
    try {
      return new Market(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("hybridsearch.markets." + name + ": " + e.getMessage(), e);
    }
  }

  private static void requireApart(Market one, Market other) {
    if (!SearchOrigin.tells(one, other)) {
      throw new IllegalArgumentException("hybridsearch.markets." + one.name() + " and hybridsearch.markets." + other.name()
          + " cannot be told apart by the ids of their searches: give one of them another name");
    }
  }

  /** Their names. */
  public Collection<String> names() {
    return settings.keySet().stream().map(Market::name).toList();
  }

  /** What holds in each. */
  public Collection<MarketSettings> all() {
    return settings.values();
  }

  /** Makes one for each market. */
  public <T> PerMarket<T> each(Function<MarketSettings, T> maker) {
    List<Market> markets = new ArrayList<>(settings.keySet());
    return PerMarket.of(markets, market -> maker.apply(settings.get(market)));
  }
}
