package org.hybridsearch.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.hybridsearch.behaviour.clicks.ClickEntropies;
import org.hybridsearch.blend.Blender;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.document.ItemReader;
import org.hybridsearch.facet.FacetConfig;
import org.hybridsearch.facet.FacetCounter;
import org.hybridsearch.opensearch.OpenSearchConfig;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.page.PageConfig;
import org.hybridsearch.page.Pages;
import org.hybridsearch.personalize.Personalizer;
import org.hybridsearch.pipeline.Counting;
import org.hybridsearch.pipeline.FirstPage;
import org.hybridsearch.pipeline.LaterPage;
import org.hybridsearch.pipeline.LiveIndexSource;
import org.hybridsearch.pipeline.MeteredSearches;
import org.hybridsearch.pipeline.NumberedPage;
import org.hybridsearch.pipeline.RankedPages;
import org.hybridsearch.pipeline.RetrievedMatches;
import org.hybridsearch.pipeline.SearchPipeline;
import org.hybridsearch.pipeline.Searches;
import org.hybridsearch.pipeline.sorted.FollowingPage;
import org.hybridsearch.pipeline.sorted.OpeningPage;
import org.hybridsearch.pipeline.sorted.SortedPages;
import org.hybridsearch.plan.PlanConfig;
import org.hybridsearch.plan.Planner;
import org.hybridsearch.profile.ProfileConfig;
import org.hybridsearch.profile.ProfileStore;
import org.hybridsearch.retrieve.MatchCounter;
import org.hybridsearch.retrieve.QueryVectors;
import org.hybridsearch.retrieve.RetrieveConfig;
import org.hybridsearch.retrieve.Retriever;
import org.hybridsearch.sort.Sorter;
import org.hybridsearch.wiring.market.MarketSettings;
import org.hybridsearch.wiring.market.Markets;
import org.hybridsearch.wiring.market.PerMarket;

/** The stages of a search, and the line they form. */
@Dependent
final class SearchWiring {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  ProfileStore profiles(ProfileConfig config) {
    return ProfileStore.of(config);
  }

  @Produces
  @Singleton
  Pages pages(SearchEngine engine, OpenSearchConfig names, PageConfig config, Clock clock, MeterRegistry meters) {
    return new Pages(engine, names.indexPrefix(), config, clock, new SecureRandom(), meters);
  }

  @Produces
  @Singleton
  Retriever retriever(
      SearchEngine engine, QueryVectors vectors, RetrieveConfig config, Threads threads, PerMarket<ClickEntropies> clicks) {
    return new Retriever(engine, vectors, config, threads.stages(), (market, query) -> clicks.of(market).bits(query));
  }

  @Produces
  @Singleton
  Blender blender(SearchEngine engine) {
    return new Blender(engine, ItemReader::read);
  }

  @Produces
  @Singleton
  Counting counting(SearchEngine engine, Retriever retriever, FacetConfig facets, Threads threads) {
    FacetCounter counter = new FacetCounter(engine, new RetrievedMatches(retriever), facets, threads.stages());
    return new Counting(new MatchCounter(engine), counter, threads.stages());
  }

  @Produces
  @Singleton
  PerMarket<RankedPages> rankedPages(
      PerMarket<Personalizer> personalizers, Retriever retriever, Blender blender, Counting counting, Pages pages) {
    LaterPage later = new LaterPage(pages, blender, counting);
    return personalizers.map(market -> {
      FirstPage first = new FirstPage(retriever, personalizers.of(market), blender, counting, pages);
      return new RankedPages(first, new NumberedPage(first, blender, counting, pages), later);
    });
  }

  @Produces
  @Singleton
  @Typed(SortedPages.class)
  SortedPages sortedPages(SearchEngine engine, Retriever retriever, Counting counting, Pages pages) {
    Sorter sorter = new Sorter(engine, ItemReader::read);
    return new SortedPages(
        new OpeningPage(retriever, sorter, counting, pages), new FollowingPage(pages, sorter, counting));
  }

  /** The line itself, which differs from market to market in what it is made of, and in nothing else. */
  @Produces
  @Singleton
  PerMarket<SearchPipeline> pipelines(
      Markets markets, SearchPipelineParts parts, PerMarket<RankedPages> ranked, SortedPages sorted) {
    Planner planner = new Planner(parts.plan().deadline());
    LiveIndexSource live = market -> parts.catalogs().of(market).liveIndexes().current();
    return markets.each(each -> new SearchPipeline(
        profiles(parts, each), live, planner, ranked.of(each.market()), sorted, parts.clock()));
  }

  private static ProfileStore profiles(SearchPipelineParts parts, MarketSettings market) {
    try {
      return parts.profiles().activating(market.profile());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("hybridsearch.markets." + market.market().name() + ".profile " + e.getMessage(), e);
    }
  }

  /** Those of whoever asks; what must not count as a search of somebody takes the line itself. */
  @Produces
  @Singleton
  Searches searches(PerMarket<SearchPipeline> pipelines, MeterRegistry meters) {
    return new MeteredSearches(request -> pipelines.of(request.market()).search(request), meters);
  }

  @Produces
  @Singleton
  SearchPipelineParts parts(ProfileStore profiles, PerMarket<Catalog> catalogs, PlanConfig plan, Clock clock) {
    return new SearchPipelineParts(profiles, catalogs, plan, clock);
  }

  /** What the pipeline takes besides the stages. */
  record SearchPipelineParts(ProfileStore profiles, PerMarket<Catalog> catalogs, PlanConfig plan, Clock clock) {}
}
