package org.hybridsearch.api;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hybridsearch.api.caller.FurtherOperations;
import org.hybridsearch.api.input.ShopperInput;
import org.hybridsearch.api.request.VisitorReader;
import org.hybridsearch.behaviour.visitor.Bots;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.pipeline.SearchOutcome;
import org.hybridsearch.pipeline.ShownPages;
import org.hybridsearch.recommend.Recommendations;
import org.hybridsearch.recommend.ShownRecommendations;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as it is kept: tells the logs what was shown to whom, and has what is to be kept counted. Safe for use by many
 * threads.
 */
@ApplicationScoped
public class Visits {

  /** So many events count as one operation: storing them takes the engine about as much. */
  private static final int EVENTS_AN_OPERATION = 25;

  private final ShownPages pages;
  private final ShownRecommendations recommendations;
  private final Bots bots;
  private final CurrentVertxRequest request;
  private final VisitorReader visitors;
  private final FurtherOperations further;

  Visits(ShownPages pages, ShownRecommendations recommendations, Bots bots, CurrentVertxRequest request, ApiConfig config,
      FurtherOperations further) {
    this.pages = pages;
    this.recommendations = recommendations;
    this.bots = bots;
    this.request = request;
    this.further = further;
    this.visitors = new VisitorReader(config.defaultConsent());
  }

  /** A page was answered to a shopper. */
  public void shown(@Nullable ShopperInput shopper, SearchRequest search, SearchOutcome outcome) {
    pages.shown(search, outcome, visitors.read(shopper, byBot()));
  }

  /** Items were recommended to a shopper. */
  public void recommended(@Nullable ShopperInput shopper, Market market, Recommendations.ForShopper shown) {
    recommendations.recommended(market, shown, visitors.read(shopper, byBot()));
  }

  /** Items like an item were shown to a shopper. */
  public void similar(@Nullable ShopperInput shopper, Market market, String itemId, List<Recommendations.Recommended> shown) {
    recommendations.similar(market, itemId, shown, visitors.read(shopper, byBot()));
  }

  /**
   * So many events are to be kept: the first ones come with their request.
   *
   * @throws org.hybridsearch.model.SearchException.RateLimited where they are too many for the client
   */
  public void sends(int events) {
    further.require((events - 1) / EVENTS_AN_OPERATION);
  }

  /** Whether who sends this request names itself as no person. */
  public boolean byBot() {
    RoutingContext current = request.getCurrent();
    String agent = current == null ? null : current.request().getHeader(HttpHeaders.USER_AGENT);
    return agent != null && bots.named(agent);
  }
}
