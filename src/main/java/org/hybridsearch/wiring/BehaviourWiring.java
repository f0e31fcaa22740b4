package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.InteractionImporter;
import org.hybridsearch.behaviour.InteractionLog;
import org.hybridsearch.behaviour.clicks.ClickEntropies;
import org.hybridsearch.behaviour.clicks.LoggedClicks;
import org.hybridsearch.behaviour.event.EventLog;
import org.hybridsearch.behaviour.forget.Forgotten;
import org.hybridsearch.behaviour.popularity.PopularityWriter;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.catalog.document.Prior;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.model.Market;
import org.hybridsearch.opensearch.bulk.Patience;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.wiring.EventWiring.EventParts;
import org.hybridsearch.wiring.boot.Behaviour;
import org.hybridsearch.wiring.market.PerMarket;

/** What shoppers do in each market, kept and followed. */
@Dependent
final class BehaviourWiring {

  @Produces
  @Singleton
  PerMarket<InteractionImporter> importers(EventParts parts, BehaviourConfig config, Clock clock) {
    return parts.names().map(market -> {
      Forgotten forgotten = parts.forgotten().of(market);
      return new InteractionImporter(parts.engine(), parts.names().of(market).interactions(), config, clock,
          Patience.Sleeper.real(), interaction -> forgotten.covers(interaction.userId(), "", interaction.sentAt()));
    });
  }

  @Produces
  @Singleton
  PerMarket<Behaviour> behaviours(EventParts parts, BehaviourConfig config, PerMarket<LocalModel> models,
      PerMarket<ShopperNews> news, Clock clock) {
    return parts.names().map(market -> behaviour(
        market, parts, config, models.of(market), popularity(parts, parts.names().of(market), config, clock),
        news.of(market)));
  }

  private static Behaviour behaviour(Market market, EventParts parts, BehaviourConfig config, LocalModel model,
      PopularityWriter popularity, Behaviour.News news) {
    IndexNames names = parts.names().of(market);
    return new Behaviour(
        new InteractionLog(parts.engine(), names.interactions(), config),
        new EventLog(parts.engine(), names.ubiEvents(), config.pageSize(), config.requestTimeout()),
        parts.forgotten().of(market), model, popularity, news);
  }

  @Produces
  @Singleton
  PerMarket<ClickEntropies> clicks(EventParts parts, BehaviourConfig config, Clock clock) {
    return parts.names().map(market -> {
      IndexNames names = parts.names().of(market);
      LoggedClicks log = new LoggedClicks(parts.engine(), names.ubiEvents(), names.ubiQueries(), config.requestTimeout());
      return new ClickEntropies(log, config.clicks(), clock);
    });
  }

  private static PopularityWriter popularity(EventParts parts, IndexNames names, BehaviourConfig config, Clock clock) {
    return new PopularityWriter(parts.engine(), names.items(), DocumentId::of, Prior.SCRIPT, config, clock);
  }
}
