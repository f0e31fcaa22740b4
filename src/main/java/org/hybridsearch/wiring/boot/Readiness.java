package org.hybridsearch.wiring.boot;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PageRequest;
import org.hybridsearch.model.PersonalizationMode;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.pipeline.Searches;

/** Up only when searches succeed: it searches. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {

  // A word, so that both legs and the embedder take part; and no more than one item, so that nothing is pinned for a next page
  // when it matches little.
  private static final SearchRequest PROBE = new SearchRequest(Market.DEFAULT, "ready", List.of(), Shopper.NOBODY,
      PersonalizationMode.NONE, "", new PageRequest.Start(1), false);

  private final Searches searches;
  private final Boot boot;

  Readiness(Searches searches, Boot boot) {
    this.searches = searches;
    this.boot = boot;
  }

  @Override
  public HealthCheckResponse call() {
    if (!boot.finished()) {
      return down("starting");
    }
    try {
      searches.search(PROBE);
      return HealthCheckResponse.up("search");
    } catch (SearchException e) {
      return down(e.code().name());
    }
  }

  private static HealthCheckResponse down(String reason) {
    return HealthCheckResponse.named("search").down().withData("reason", reason).build();
  }
}
