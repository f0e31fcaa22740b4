package org.hybridsearch.wiring.boot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.hybridsearch.behaviour.delivery.Delivery;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.pipeline.SearchPipeline;
import org.hybridsearch.wiring.market.PerMarket;
import org.jboss.logging.Logger;

/**
 * Up only when searches succeed: it searches, in every market. As long as one of them answers the service is up, as a market that is
 * broken must not take the others along; which do not answer is told here, and in the log. Once a second at most, as everybody may
 * ask, and as often as they like: their probes must not become the engine's load.
 */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(Readiness.class);
  private static final String SEARCH = "search";
  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final ItemField PRICE = new ItemField("price", ItemField.Kind.NUMBER);
  private static final String READY = "ready";
  private static final String STARTING = "starting";

  private final AtomicInteger probes = new AtomicInteger();
  private final Cache<String, HealthCheckResponse> last =
      Caffeine.newBuilder().executor(Runnable::run).expireAfterWrite(KEPT).build();
  private final Map<Market, String> told = new ConcurrentHashMap<>();
  private final PerMarket<SearchPipeline> searches;
  private final PerMarket<Optional<Delivery>> deliveries;
  private final PerMarket<Datasets> datasets;
  private final Boot boot;
  private final Started started;

  Readiness(
      PerMarket<SearchPipeline> searches, PerMarket<Optional<Delivery>> deliveries, PerMarket<Datasets> datasets, Boot boot,
      Started started) {
    this.searches = searches;
    this.deliveries = deliveries;
    this.datasets = datasets;
    this.boot = boot;
    this.started = started;
  }

  @Override
  public HealthCheckResponse call() {
    if (!boot.finished()) {
      return HealthCheckResponse.named(SEARCH).down().withData("reason", STARTING).build();
    }
    return last.get(SEARCH, name -> searched()); // who asks meanwhile waits for the same answer
  }

  private HealthCheckResponse searched() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named(SEARCH);
    Map<Market, String> states = new LinkedHashMap<>();
    searches.forEach((market, search) -> states.put(market, state(market, search)));
    states.forEach(this::tell);
    states.forEach((market, state) -> response.withData(market.name(), state));
    deliveries.forEach((market, delivery) ->
        delivery.ifPresent(each -> response.withData(market.name() + ".delivery", each.state())));
    datasets.forEach((market, own) -> own.all().forEach(each -> response.withData(market.name() + "." + each.name(), each.state())));
    return response.status(states.containsValue(READY)).build();
  }

  /** Ready, starting, or the code of what a search fails with. */
  private String state(Market market, SearchPipeline search) {
    if (!started.has(market)) {
      return STARTING;
    }
    try {
      search.search(probe(market));
      return READY;
    } catch (SearchException e) {
      return e.code().name();
    }
  }

  private void tell(Market market, String state) {
    String before = told.put(market, state);
    if (state.equals(READY) ? before != null && !before.equals(READY) : !state.equals(before)) {
      LOG.log(state.equals(READY) ? Logger.Level.INFO : Logger.Level.WARN, "The market " + market.name() + " is " + state);
    }
  }

  /**
   * A word, so that both legs and the embedder take part; a price that no probe before this one named, so that no answer is a
   * remembered one; and no more than one item, so that nothing is pinned for a next page when it matches little.
   */
  private SearchRequest probe(Market market) {
    Filter fresh = new Filter.Range(PRICE, Double.NEGATIVE_INFINITY, Integer.MAX_VALUE - (double) probes.incrementAndGet());
    return new SearchRequest(market, "ready", List.of(fresh), Shopper.NOBODY, PersonalizationMode.NONE, "",
        new PageRequest.Start(1), false);
  }
}
