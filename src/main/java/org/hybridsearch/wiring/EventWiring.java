package org.hybridsearch.wiring;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.attribution.TracedEvents;
import org.hybridsearch.behaviour.attribution.Trail;
import org.hybridsearch.behaviour.event.EventStore;
import org.hybridsearch.behaviour.event.Events;
import org.hybridsearch.behaviour.forget.Forgotten;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.behaviour.visitor.Bots;
import org.hybridsearch.behaviour.visitor.SharedSecret;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.BulkSender;
import org.hybridsearch.pipeline.LoggedPages;
import org.hybridsearch.pipeline.ShownPages;
import org.hybridsearch.wiring.market.PerMarket;

/** What shoppers do and see, as it happens. */
@Dependent
final class EventWiring {

  /** Looking for a purchase's search takes at most this part of the time that storing it may take. */
  private static final int TRACING_SHARE = 4;

  @Produces
  @Singleton
  ShopperKeys keys(SearchEngine engine, OpenSearchConfig names, BehaviourConfig config) {
    return new ShopperKeys(new SharedSecret(engine, names.indexPrefix(), config.secret(), new SecureRandom()));
  }

  @Produces
  @Singleton
  Bots bots(BehaviourConfig config) {
    return new Bots(config.bots().userAgents(), config.bots().eventsPerMinute(), Ticker.systemTicker());
  }

  @Produces
  @Singleton
  Events events(EventParts parts, BehaviourConfig config, Bots bots, Clock clock) {
    BulkSender sender = new BulkSender(parts.engine(), config.events().timeout());
    return new EventsOfMarkets(parts.names().map(market -> {
      Forgotten forgotten = parts.forgotten().of(market);
      IndexNames names = parts.names().of(market);
      Events store = new EventStore(sender, names.ubiEvents(), parts.keys(), bots, event -> forgotten.covers(
          event.visitor().userId(), event.visitor().sessionId(), event.sentAt()), clock);
      return new TracedEvents(store, new Trail(parts.engine(), names.ubiEvents(), names.ubiQueries()),
          config.events().attributionWindow(), config.events().timeout().dividedBy(TRACING_SHARE));
    }));
  }

  @Produces
  @Singleton
  PerMarket<SearchLog> searchLogs(EventParts parts, BehaviourConfig config, MeterRegistry meters) {
    BulkSender sender = new BulkSender(parts.engine(), config.requestTimeout());
    return parts.names().map(market -> {
      Forgotten forgotten = parts.forgotten().of(market);
      return new SearchLog(sender, parts.names().of(market).ubiQueries(), parts.keys(),
          page -> forgotten.covers(page.visitor().userId(), page.visitor().sessionId(), page.at()), config.searches(), meters);
    });
  }

  void close(@Disposes PerMarket<SearchLog> logs) {
    logs.forEach((market, log) -> log.close());
  }

  @Produces
  @Singleton
  ShownPages pages(PerMarket<SearchLog> logs, Blender blender, Clock clock) {
    PerMarket<ShownPages> pages = logs.map(market -> new LoggedPages(logs.of(market), blender, clock));
    return (request, outcome, visitor) -> pages.of(request.market()).shown(request, outcome, visitor);
  }

  @Produces
  @Singleton
  EventParts parts(SearchEngine engine, PerMarket<IndexNames> names, ShopperKeys keys, PerMarket<Forgotten> forgotten) {
    return new EventParts(engine, names, keys, forgotten);
  }

  /** What everything here takes. */
  record EventParts(SearchEngine engine, PerMarket<IndexNames> names, ShopperKeys keys, PerMarket<Forgotten> forgotten) {}
}
