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
      SearchEngine engine, QueryVectors vectors, RetrieveConfig config, Threads threads, ClickEntropies clicks) {
    return new Retriever(engine, vectors, config, threads.stages(), (market, query) -> clicks.bits(query));
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
  FirstPage firstPage(Retriever retriever, Personalizer personalizer, Blender blender, Counting counting, Pages pages) {
    return new FirstPage(retriever, personalizer, blender, counting, pages);
  }

  @Produces
  @Singleton
  LaterPage laterPage(Pages pages, Blender blender, Counting counting) {
    return new LaterPage(pages, blender, counting);
  }

  @Produces
  @Singleton
  @Typed(RankedPages.class)
  RankedPages rankedPages(FirstPage first, LaterPage later, Blender blender, Counting counting, Pages pages) {
    return new RankedPages(first, new NumberedPage(first, blender, counting, pages), later);
  }

  @Produces
  @Singleton
  @Typed(SortedPages.class)
  SortedPages sortedPages(SearchEngine engine, Retriever retriever, Counting counting, Pages pages) {
    Sorter sorter = new Sorter(engine, ItemReader::read);
    return new SortedPages(
        new OpeningPage(retriever, sorter, counting, pages), new FollowingPage(pages, sorter, counting));
  }

  /** The line itself, for what must not count as a search of somebody. */
  @Produces
  @Singleton
  @Typed(SearchPipeline.class)
  SearchPipeline pipeline(SearchPipelineParts parts, RankedPages ranked, SortedPages sorted) {
    return new SearchPipeline(parts.profiles(), market -> parts.catalog().liveIndexes().current(),
        new Planner(parts.plan().deadline()), ranked, sorted, parts.clock());
  }

  @Produces
  @Singleton
  Searches searches(SearchPipeline pipeline, MeterRegistry meters) {
    return new MeteredSearches(pipeline, meters);
  }

  @Produces
  @Singleton
  SearchPipelineParts parts(ProfileStore profiles, Catalog catalog, PlanConfig plan, Clock clock) {
    return new SearchPipelineParts(profiles, catalog, plan, clock);
  }

  /** What the pipeline takes besides the stages. */
  record SearchPipelineParts(ProfileStore profiles, Catalog catalog, PlanConfig plan, Clock clock) {}
}
