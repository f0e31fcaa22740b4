package org.hybridsearch.recommend;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.hybridsearch.behaviour.shown.SearchLog;
import org.hybridsearch.behaviour.shown.ShownPage;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.model.Market;
import org.hybridsearch.recommend.Recommendations.ForShopper;
import org.hybridsearch.recommend.Recommendations.Recommended;

/**
 * Hands what one market recommends to its log of what was shown. Items like an item get an id of their own there, which the answer has
 * no place for: a purchase finds it by who was shown what. Thread-safe.
 */
public final class LoggedRecommendations implements ShownRecommendations {

  private static final ShownPage.Profile NONE = new ShownPage.Profile("", 0);

  private final SearchLog log;
  private final Supplier<String> ids;
  private final Clock clock;

  /** @param ids gives each answer that has none an id of its own */
  public LoggedRecommendations(SearchLog log, Supplier<String> ids, Clock clock) {
    this.log = log;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void recommended(Market market, ForShopper shown, Visitor visitor) {
    log(ShownPage.Kind.RECOMMENDED, shown.id(), "", shown.items(), visitor);
  }

  @Override
  public void similar(Market market, String itemId, List<Recommended> shown, Visitor visitor) {
    log(ShownPage.Kind.SIMILAR, ids.get(), itemId, shown, visitor);
  }

  private void log(ShownPage.Kind kind, String id, String likeItemId, List<Recommended> shown, Visitor visitor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<ShownPage.Item> items =
        shown.stream().map(each -> new ShownPage.Item(each.item().id(), each.position(), each.score())).toList();
    // What would have been recommended without the shopper nobody has worked out.
    log.log(new ShownPage(id, "", now, visitor, NONE, items.size(), personalWeight(shown), items, List::of, kind, likeItemId)
        .by(answer(shown)));
  }

  /** What an answer names stands before what fills the page. */
  private static ShownPage.Answer answer(List<Recommended> shown) {
    List<String> named = shown.stream().map(Recommended::answerId).takeWhile(id -> !id.isEmpty()).toList();
    return new ShownPage.Answer(named.isEmpty() ? "" : named.getFirst(), named.size());
  }

  private static double personalWeight(List<Recommended> shown) {
    return shown.stream().flatMap(each -> each.parts().stream()).filter(part -> part.name().equals("personal"))
        .mapToDouble(Recommendations.Part::weight).max().orElse(0);
  }
}
