package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.ItemStore;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.page.window.SearchIds;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.local.LocalMemory;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.plan.PlanConfig;
import org.hybridsearch.recommend.ItemFacts;
import org.hybridsearch.recommend.LoggedRecommendations;
import org.hybridsearch.recommend.RecommendConfig;
import org.hybridsearch.recommend.Recommender;
import org.hybridsearch.recommend.ShownRecommendations;
import org.hybridsearch.suggest.LoggedQueries;
import org.hybridsearch.suggest.SuggestConfig;
import org.hybridsearch.suggest.Suggester;

/** What a storefront shows beside search. */
@Dependent
final class DiscoveryWiring {

  @Produces
  @Singleton
  Suggester suggester(SearchEngine engine, Catalog catalog, IndexNames names, SuggestConfig config, DiscoveryParts parts) {
    return new Suggester(
        new Suggester.Catalogue(engine, () -> catalog.liveIndexes().current(), ItemReader::read, parts.plan().deadline()),
        new LoggedQueries(engine, names.ubiQueries(), config, parts.clock()), config, parts.clock());
  }

  @Produces
  @Singleton
  Recommender recommender(SearchEngine engine, Catalog catalog, ItemFacts facts, Personalizer personalizer, RecommendConfig config,
      DiscoveryParts parts) {
    SearchIds ids = new SearchIds(parts.clock(), new SecureRandom());
    return new Recommender(
        new Recommender.Catalogue(engine, () -> catalog.liveIndexes().current(), ItemReader::read, parts.plan().deadline()),
        facts, personalizer, config, () -> ids.next().toString());
  }

  @Produces
  @Singleton
  ShownRecommendations shown(SearchLog log, Clock clock) {
    SearchIds ids = new SearchIds(clock, new SecureRandom());
    return new LoggedRecommendations(log, () -> ids.next().toString(), clock);
  }

  @Produces
  @Singleton
  ItemFacts facts(SearchEngine engine, IndexNames names, LocalModel model, PlanConfig plan) {
    return new KnownFacts(new ItemStore(engine, names, plan.deadline()), new LocalMemory(model));
  }

  @Produces
  @Singleton
  DiscoveryParts parts(PlanConfig plan, Clock clock) {
    return new DiscoveryParts(plan, clock);
  }

  /** What every part takes besides the catalogue. */
  record DiscoveryParts(PlanConfig plan, Clock clock) {}

  private record KnownFacts(ItemStore items, LocalMemory memory) implements ItemFacts {

    @Override
    public Optional<Seed> seed(String itemId) {
      return items.alike(itemId).map(alike -> new Seed(alike.group(), alike.vector()));
    }

    @Override
    public Map<String, Double> neighbors(String itemId, int limit) {
      return memory.neighbors(itemId, limit);
    }

    @Override
    public Set<String> doneWith(String shopperId) {
      return memory.doneWith(shopperId);
    }
  }
}
