package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.forget.Elsewhere;
import org.hybridsearch.behaviour.forget.Expiry;
import org.hybridsearch.behaviour.forget.Forgets;
import org.hybridsearch.behaviour.forget.Forgetting;
import org.hybridsearch.behaviour.forget.Forgotten;
import org.hybridsearch.behaviour.forget.Places;
import org.hybridsearch.behaviour.visitor.ShopperKeys;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.model.Market;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.wiring.boot.Behaviour;
import org.hybridsearch.wiring.market.PerMarket;

/** Who is forgotten, and what is: in all markets at once, by one mark that each of them follows. */
@Dependent
final class ForgetWiring {

  @Produces
  @Singleton
  PerMarket<Forgotten> forgotten(SearchEngine engine, PerMarket<IndexNames> names, ShopperKeys keys, BehaviourConfig config) {
    return names.map(market -> new Forgotten(engine, names.of(market).forgotten(), keys, config.requestTimeout()));
  }

  @Produces
  @Singleton
  @Typed(Forgetting.class)
  Forgetting forgetting(
      ForgetParts parts, BehaviourConfig config, Elsewhere elsewhere, PerMarket<Behaviour> behaviours, Clock clock) {
    return new Forgetting(parts.engine(), places(parts), parts.keys(), new Forgetting.Settings(config.requestTimeout(),
        elsewhere, () -> behaviours.all().forEach(Behaviour::followSoon)), clock);
  }

  @Produces
  @Singleton
  Expiry expiry(ForgetParts parts, BehaviourConfig config, Clock clock) {
    return new Expiry(parts.engine(), places(parts), config.retention(), config.requestTimeout(), clock);
  }

  private static Places places(ForgetParts parts) {
    return new Places(everywhere(parts, IndexNames::ubiEvents), everywhere(parts, IndexNames::ubiQueries),
        everywhere(parts, IndexNames::interactions), parts.names().of(Market.DEFAULT).forgotten());
  }

  private static String everywhere(ForgetParts parts, Function<IndexNames, String> kind) {
    return parts.names().all().stream().map(kind).collect(Collectors.joining(","));
  }

  @Produces
  @Singleton
  Forgets forgets(Forgetting forgetting) {
    return forgetting::forget;
  }

  @Produces
  @Singleton
  ForgetParts parts(SearchEngine engine, PerMarket<IndexNames> names, ShopperKeys keys) {
    return new ForgetParts(engine, names, keys);
  }

  /** What forgetting takes besides its settings. */
  record ForgetParts(SearchEngine engine, PerMarket<IndexNames> names, ShopperKeys keys) {}
}
