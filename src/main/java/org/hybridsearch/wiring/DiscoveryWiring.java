package org.hybridsearch.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.ItemStore;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.catalog.index.LiveIndexes;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.page.window.SearchIds;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.personalize.local.LocalMemory;
import org.hybridsearch.personalize.local.LocalModel;
import org.hybridsearch.plan.PlanConfig;
import org.hybridsearch.recommend.ItemFacts;
import org.hybridsearch.recommend.LoggedRecommendations;
import org.hybridsearch.recommend.RecommendConfig;
import org.hybridsearch.recommend.Recommendations;
import org.hybridsearch.recommend.Recommender;
import org.hybridsearch.recommend.ShownRecommendations;
import org.hybridsearch.recommend.trained.TrainedItems;
import org.hybridsearch.suggest.LoggedQueries;
import org.hybridsearch.suggest.SuggestConfig;
import org.hybridsearch.suggest.Suggester;
import org.hybridsearch.suggest.Suggestions;
import org.hybridsearch.wiring.market.PerMarket;

/** What a storefront shows beside search. */
@Dependent
final class DiscoveryWiring {

  @Produces
  @Singleton
  PerMarket<Suggester> suggesters(PerMarket<IndexNames> names, SuggestConfig config, DiscoveryParts parts) {
    return names.map(market -> {
      LoggedQueries log = new LoggedQueries(parts.engine(), names.of(market).ubiQueries(), config, parts.clock());
      LiveIndexes live = parts.catalogs().of(market).liveIndexes();
      return new Suggester(new Suggester.Catalogue(parts.engine(), live::current, ItemReader::read, parts.plan().deadline()),
          log, config, parts.clock());
    });
  }

  @Produces
  @Singleton
  Suggestions suggestions(PerMarket<Suggester> suggesters) {
    return (market, typed, first) -> suggesters.of(market).suggest(market, typed, first);
  }

  @Produces
  @Singleton
  PerMarket<Recommender> recommenders(
      PerMarket<ItemFacts> facts, PerMarket<Personalizer> personalizers, PerMarket<TrainedItems> trained, RecommendConfig config,
      DiscoveryParts parts) {
    SearchIds ids = new SearchIds(parts.clock(), new SecureRandom());
    return facts.map(market -> {
      LiveIndexes live = parts.catalogs().of(market).liveIndexes();
      return new Recommender(
          new Recommender.Catalogue(parts.engine(), live::current, ItemReader::read, parts.plan().deadline()),
          facts.of(market), personalizers.of(market), trained.of(market), config, () -> ids.next(market).toString());
    });
  }

  @Produces
  @Singleton
  Recommendations recommendations(PerMarket<Recommender> recommenders) {
    return new RecommendationsOfMarkets(recommenders);
  }

  @Produces
  @Singleton
  ShownRecommendations shown(PerMarket<SearchLog> logs, Clock clock) {
    SearchIds ids = new SearchIds(clock, new SecureRandom());
    return new ShownInMarkets(
        logs.map(market -> new LoggedRecommendations(logs.of(market), () -> ids.next(market).toString(), clock)));
  }

  @Produces
  @Singleton
  PerMarket<ItemFacts> facts(PerMarket<ItemStore> stores, PerMarket<LocalModel> models) {
    return stores.map(market -> new KnownFacts(stores.of(market), new LocalMemory(models.of(market))));
  }

  @Produces
  @Singleton
  DiscoveryParts parts(SearchEngine engine, PerMarket<Catalog> catalogs, PlanConfig plan, Clock clock) {
    return new DiscoveryParts(engine, catalogs, plan, clock);
  }

  /** What every part takes. */
  record DiscoveryParts(SearchEngine engine, PerMarket<Catalog> catalogs, PlanConfig plan, Clock clock) {}

  private record ShownInMarkets(PerMarket<LoggedRecommendations> logs) implements ShownRecommendations {

    @Override
    public void recommended(Market market, Recommendations.ForShopper shown, Visitor visitor) {
      logs.of(market).recommended(market, shown, visitor);
    }

    @Override
    public void similar(Market market, String itemId, List<Recommendations.Recommended> shown, Visitor visitor) {
      logs.of(market).similar(market, itemId, shown, visitor);
    }
  }

  private record RecommendationsOfMarkets(PerMarket<Recommender> recommenders) implements Recommendations {

    @Override
    public List<Recommended> similar(Market market, String itemId, Shopper shopper, int first) {
      return recommenders.of(market).similar(market, itemId, shopper, first);
    }

    @Override
    public ForShopper recommended(Market market, Shopper shopper, List<Filter> filters, int first) {
      return recommenders.of(market).recommended(market, shopper, filters, first);
    }
  }

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
