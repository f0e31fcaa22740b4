package org.hybridsearch.wiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.behaviour.event.Events;
import org.hybridsearch.behaviour.event.Recorded;
import org.hybridsearch.behaviour.event.Recorded.Code;
import org.hybridsearch.behaviour.event.Recorded.Rejection;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.wiring.market.PerMarket;

/** Hands each event to its own market. Where one of several cannot store its events, the others' are stored all the same. */
record EventsOfMarkets(PerMarket<? extends Events> stores) implements Events {

  @Override
  public Recorded record(List<ShopEvent> events) {
    Map<Market, List<ShopEvent>> byMarket = new LinkedHashMap<>();
    events.forEach(event -> byMarket.computeIfAbsent(event.market(), market -> new ArrayList<>()).add(event));
    int accepted = 0;
    int duplicates = 0;
    List<Rejection> rejected = new ArrayList<>();
    List<SearchException.Unavailable> failures = new ArrayList<>();
    for (Map.Entry<Market, List<ShopEvent>> each : byMarket.entrySet()) {
      try {
        Recorded recorded = stores.of(each.getKey()).record(each.getValue());
        accepted += recorded.accepted();
        duplicates += recorded.duplicates();
        rejected.addAll(recorded.rejected());
      } catch (SearchException.Unavailable e) {
        failures.add(e);
        each.getValue().forEach(event -> rejected.add(new Rejection(event.eventId(), Code.UNAVAILABLE,
            "The event could not be stored: send it again in a few seconds.")));
      }
    }
    if (!failures.isEmpty() && failures.size() == byMarket.size()) {
      throw failures.getFirst();
    }
    return new Recorded(accepted, duplicates, rejected);
  }
}
