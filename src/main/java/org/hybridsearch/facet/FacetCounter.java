package org.hybridsearch.facet;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.hybridsearch.model.Facet;
import org.hybridsearch.model.FacetRequest;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchPlan;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;

/**
 * Counts all facets of a search on one request to the engine, and the total with them. A facet whose own field is filtered is
 * counted as if that filter were not there: over the matches of the search without it. Thread-safe.
 */
public final class FacetCounter {

  private static final Places NO_PLACES = new Places(Set.of(), false);

  private final SearchEngine engine;
  private final MatchSource matches;
  private final Executor threads;
  private final Cache<Asked, Counted> counted;
  private final Cache<LiveIndex, Places> places;

  /**
   * @param matches of the searches that leave a filter out
   * @param threads finds them side by side; a virtual thread a task
   */
  public FacetCounter(SearchEngine engine, MatchSource matches, FacetConfig config, Executor threads) {
    this.engine = engine;
    this.matches = matches;
    this.threads = threads;
    this.counted = Caffeine.newBuilder().expireAfterWrite(config.cacheTtl())
        .maximumSize(config.cacheTtl().isZero() ? 0 : config.cacheSize()).build();
    this.places = Caffeine.newBuilder().maximumSize(16).build();
  }

  /**
   * The facets that a plan's request asks for. Never throws for what the engine does: a page is worth serving without.
   *
   * @param plan as planned, before fewer words were asked for or another rung served
   * @param match of the search itself, under all its filters
   * @param timeout for all of it
   */
  public Counted count(SearchPlan plan, MatchSource.Match match, Duration timeout) {
    if (plan.request().facets().isEmpty()) {
      return Counted.NOTHING;
    }
    Asked asked = Asked.of(plan, match);
    Counted known = counted.getIfPresent(asked);
    return known != null ? known : fresh(plan, asked, timeout);
  }

  private Counted fresh(SearchPlan plan, Asked asked, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    try {
      List<Found> found = parts(plan, asked.match());
      Counted fresh = ask(plan, found.stream().map(Found::part).toList(), Duration.ofNanos(end - System.nanoTime()));
      if (found.stream().allMatch(Found::whole)) {
        counted.put(asked, fresh);
      }
      return fresh;
    } catch (EngineException.TimedOut e) {
      return Counted.failed("the facets were not counted in time");
    } catch (EngineException | SearchException e) {
      return Counted.failed("the facets could not be counted");
    }
  }

  private record Found(FacetRequests.Part part, boolean whole) {}

  /** The first is the search's own; each other one leaves the filters on a field out. */
  private List<Found> parts(SearchPlan plan, MatchSource.Match match) {
    List<FacetRequest> facets = plan.request().facets();
    Map<List<Filter>, List<Integer>> byFilters = new LinkedHashMap<>();
    byFilters.put(plan.request().filters(), new ArrayList<>());
    for (int i = 0; i < facets.size(); i++) {
      byFilters.computeIfAbsent(Selected.others(plan.request().filters(), facets.get(i)), f -> new ArrayList<>()).add(i);
    }
    List<CompletableFuture<Found>> parts = new ArrayList<>();
    byFilters.forEach((filters, indices) -> parts.add(parts.isEmpty()
        ? CompletableFuture.completedFuture(found(plan, match, indices))
        : CompletableFuture.supplyAsync(() -> without(plan.with(plan.request().filteredBy(filters)), indices), threads)));
    return parts.stream().map(FacetCounter::joined).toList();
  }

  private Found without(SearchPlan plan, List<Integer> facets) {
    return found(plan, matches.find(plan), facets);
  }

  /** Whoever finds matches keeps to the plan's deadlines. */
  private static Found joined(CompletableFuture<Found> part) {
    try {
      return part.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof SearchException failure ? failure : e;
    }
  }

  private static Found found(SearchPlan plan, MatchSource.Match match, List<Integer> facets) {
    return new Found(new FacetRequests.Part(plan.with(match.words()).with(match.rung()), match.semanticIds(), facets), match.whole());
  }

  private Counted ask(SearchPlan plan, List<FacetRequests.Part> parts, Duration timeout) {
    boolean categories = plan.request().facets().stream().anyMatch(facet -> facet.field().equals(ItemField.CATEGORIES));
    Optional<Places> known = categories ? Optional.ofNullable(places.getIfPresent(plan.index())) : Optional.of(NO_PLACES);
    List<Filter> filters = plan.request().filters();
    JsonNode answers = engine.send(FacetRequests.of(parts, filters, known.isEmpty(), timeout), timeout, FacetAnswers::read);
    Places labels = known.orElseGet(() -> Places.read(FacetAnswers.aggregations(answers, 0).path(FacetAggregations.PLACES)));
    if (known.isEmpty()) {
      places.put(plan.index(), labels);
    }
    Facet[] facets = new Facet[plan.request().facets().size()];
    for (int i = 0; i < parts.size(); i++) {
      for (int facet : parts.get(i).facets()) {
        facets[facet] = new FacetReader(plan.request().facets().get(facet), filters, plan.index().grouped(), labels)
            .read(facet, FacetAnswers.aggregations(answers, i));
      }
    }
    return new Counted(List.of(facets), OptionalLong.of(FacetAnswers.total(answers, plan.index().grouped())), "");
  }

  /** What the counts depend on, whoever asks. */
  private record Asked(LiveIndex index, Market market, String profile, int version, String query, List<Filter> filters,
      List<FacetRequest> facets, MatchSource.Match match) {

    static Asked of(SearchPlan plan, MatchSource.Match match) {
      return new Asked(plan.index(), plan.request().market(), plan.profileName(), plan.profileVersion(), plan.request().query(),
          plan.request().filters(), plan.request().facets(), match);
    }
  }
}
