package org.hybridsearch.api.caller;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hybridsearch.api.error.CodedError;
import org.hybridsearch.model.SearchException.RateLimited;

/** Counts what one request asks side by side, so that ten searches in one cost as much as ten. Safe for use by many threads. */
@ApplicationScoped
public class FurtherOperations {

  private final Tab tab;
  private final CurrentVertxRequest current;

  FurtherOperations(Tab tab, CurrentVertxRequest current) {
    this.tab = tab;
    this.current = current;
  }

  /**
   * Counts operations of the current request beyond its first.
   *
   * @throws RateLimited where that is too much for its client
   */
  public void require(int operations) {
    RoutingContext request = current.getCurrent();
    int seconds = request == null ? 0 : tab.secondsToWait(request, operations);
    if (seconds > 0) {
      throw new RateLimited(seconds);
    }
  }

  /** What to answer where the current request asks too much for its client. */
  public Optional<CodedError> charge(int operations) {
    RoutingContext request = current.getCurrent();
    return request == null ? Optional.empty() : tab.charge(request, operations);
  }
}
