package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hybridsearch.api.export.Exports;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.liking.LikedTypes;
import org.hybridsearch.export.ExportConfig;
import org.hybridsearch.export.PersonalizeExport;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.wiring.EventWiring.EventParts;
import org.hybridsearch.wiring.market.PerMarket;

/** What each market exports. */
@Dependent
final class ExportWiring {

  @Produces
  @Singleton
  Exports exports(EventParts parts, PerMarket<LocalModel> models, BehaviourConfig behaviour, ExportConfig config, LikedTypes liked,
      Clock clock) {
    PerMarket<PersonalizeExport> exports = parts.names().map(market -> new PersonalizeExport(
        parts.engine(), parts.names().of(market), new PersonalizeExport.Behaviour(
            behaviour, parts.forgotten().of(market), models.of(market)::owner, liked), config, clock));
    return exports::of;
  }
}
