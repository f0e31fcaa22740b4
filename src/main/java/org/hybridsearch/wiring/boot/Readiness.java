package org.hybridsearch.wiring.boot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.ItemField;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.pipeline.SearchPipeline;

/**
 * Up only when searches succeed: it searches. Once a second at most, as everybody may ask, and as often as they like: their
 * probes must not become the engine's load.
 */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {

  private static final String SEARCH = "search";
  private static final ItemField PRICE = new ItemField("price", ItemField.Kind.NUMBER);

  private static final Duration KEPT = Duration.ofSeconds(1);

  private final AtomicInteger probes = new AtomicInteger();
  private final Cache<String, HealthCheckResponse> last = Caffeine.newBuilder().executor(Runnable::run).expireAfterWrite(KEPT).build();
  private final SearchPipeline searches;
  private final Boot boot;

  Readiness(SearchPipeline searches, Boot boot) {
    this.searches = searches;
    this.boot = boot;
  }

  @Override
  public HealthCheckResponse call() {
    if (!boot.finished()) {
      return down("starting");
    }
    return last.get(SEARCH, name -> searched()); // who asks meanwhile waits for the same answer
  }

  private HealthCheckResponse searched() {
    try {
      searches.search(probe());
      return HealthCheckResponse.up(SEARCH);
    } catch (SearchException e) {
      return down(e.code().name());
    }
  }

  /**
   * A word, so that both legs and the embedder take part; a price that no probe before this one named, so that no answer is a
   * remembered one; and no more than one item, so that nothing is pinned for a next page when it matches little.
   */
  private SearchRequest probe() {
    Filter fresh = new Filter.Range(PRICE, Double.NEGATIVE_INFINITY, Integer.MAX_VALUE - (double) probes.incrementAndGet());
    return new SearchRequest(Market.DEFAULT, "ready", List.of(fresh), Shopper.NOBODY, PersonalizationMode.NONE, "",
        new PageRequest.Start(1), false);
  }

  private static HealthCheckResponse down(String reason) {
    return HealthCheckResponse.named(SEARCH).down().withData("reason", reason).build();
  }
}
