package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.forget.Expiry;
import org.hybridsearch.behaviour.forget.Forgets;
import org.hybridsearch.behaviour.forget.Forgetting;
import org.hybridsearch.behaviour.forget.Forgotten;
import org.hybridsearch.behaviour.forget.Places;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.personalize.PersonalizeConfig;
import org.hybridsearch.wiring.boot.Behaviour;

/** Who is forgotten, and what is. */
@Dependent
final class ForgetWiring {

  @Produces
  @Singleton
  Forgotten forgotten(SearchEngine engine, IndexNames names, ShopperKeys keys, BehaviourConfig config) {
    return new Forgotten(engine, names.forgotten(), keys, config.requestTimeout());
  }

  @Produces
  @Singleton
  @Typed(Forgetting.class)
  Forgetting forgetting(ForgetParts parts, BehaviourConfig config, PersonalizeConfig stage, Behaviour behaviour, Clock clock) {
    return new Forgetting(parts.engine(), places(parts.names()), parts.keys(),
        new Forgetting.Settings(config.requestTimeout(), confirmingLater(stage), behaviour::followSoon), clock);
  }

  @Produces
  @Singleton
  Expiry expiry(ForgetParts parts, BehaviourConfig config, Clock clock) {
    return new Expiry(parts.engine(), places(parts.names()), config.retention(), config.requestTimeout(), clock);
  }

  private static Places places(IndexNames names) {
    return new Places(names.ubiEvents(), names.ubiQueries(), names.interactions(), names.forgotten());
  }

  @Produces
  @Singleton
  Forgets forgets(Forgetting forgetting) {
    return forgetting::forget;
  }

  private static List<String> confirmingLater(PersonalizeConfig stage) {
    return switch (stage.ranker()) {
      case LOCAL -> List.of();
      case PERSONALIZE -> List.of("personalize");
    };
  }

  @Produces
  @Singleton
  ForgetParts parts(SearchEngine engine, IndexNames names, ShopperKeys keys) {
    return new ForgetParts(engine, names, keys);
  }

  /** What forgetting takes besides its settings. */
  record ForgetParts(SearchEngine engine, IndexNames names, ShopperKeys keys) {}
}
