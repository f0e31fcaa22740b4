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
import org.hybridsearch.behaviour.forget.Forgotten;
import org.hybridsearch.behaviour.popularity.PopularityWriter;
import org.hybridsearch.catalog.document.DocumentId;
import org.hybridsearch.catalog.document.Prior;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.bulk.Patience;

/** What shoppers do, kept and followed. */
@Dependent
final class BehaviourWiring {

  @Produces
  @Singleton
  InteractionImporter importer(SearchEngine engine, IndexNames names, BehaviourConfig config, Clock clock, Forgotten forgotten) {
    return new InteractionImporter(engine, names.interactions(), config, clock, Patience.Sleeper.real(),
        interaction -> forgotten.covers(interaction.userId(), "", interaction.sentAt()));
  }

  @Produces
  @Singleton
  InteractionLog log(SearchEngine engine, IndexNames names, BehaviourConfig config) {
    return new InteractionLog(engine, names.interactions(), config);
  }

  @Produces
  @Singleton
  PopularityWriter popularity(SearchEngine engine, IndexNames names, BehaviourConfig config, Clock clock) {
    return new PopularityWriter(engine, names.items(), DocumentId::of, Prior.SCRIPT, config, clock);
  }

  @Produces
  @Singleton
  ClickEntropies clicks(SearchEngine engine, IndexNames names, BehaviourConfig config, Clock clock) {
    LoggedClicks log = new LoggedClicks(engine, names.ubiEvents(), names.ubiQueries(), config.requestTimeout());
    return new ClickEntropies(log, config.clicks(), clock);
  }
}
