package org.hybridsearch.api;

import java.util.List;
import org.hybridsearch.model.Filter;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.recommend.Recommendations;

/** Recommends the same item always, and remembers what was asked. */
record FakeRecommendations(List<Asked> asked) implements Recommendations {

  private static final List<Recommended> ITEMS = List.of(new Recommended(Samples.item("1"), 1, 0.5,
      List.of(new Part("semantic", 0.8, 0.75, 0.6, false), new Part("behaviour", Double.NaN, 0, 0.4, true))));

  /** What was asked; the item is empty for what is recommended to a shopper. */
  public record Asked(Market market, String itemId, Shopper shopper, List<Filter> filters, int first) {}

  @Override
  public List<Recommended> similar(Market market, String itemId, Shopper shopper, int first) {
    asked.add(new Asked(market, itemId, shopper, List.of(), first));
    if (!itemId.startsWith("known")) {
      throw new SearchException.NotFound("There is no item with this id in this market.");
    }
    return ITEMS;
  }

  @Override
  public ForShopper recommended(Market market, Shopper shopper, List<Filter> filters, int first) {
    asked.add(new Asked(market, "", shopper, filters, first));
    return new ForShopper("r1", ITEMS, new PersonalizationOutcome(PersonalizationOutcome.Reason.APPLIED, 0.7, "local"));
  }
}
