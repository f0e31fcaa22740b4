package org.hybridsearch.wiring.boot;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hybridsearch.model.Market;

/** Which markets have come up: opened, filled and warm. None goes back. Safe for use by many threads. */
@Singleton
final class Started {

  private final Set<Market> markets = ConcurrentHashMap.newKeySet();

  void add(Market market) {
    markets.add(market);
  }

  boolean has(Market market) {
    return markets.contains(market);
  }

  boolean none() {
    return markets.isEmpty();
  }
}
