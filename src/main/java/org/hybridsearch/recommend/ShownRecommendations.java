package org.hybridsearch.recommend;

import java.util.List;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.model.Market;
import org.hybridsearch.recommend.Recommendations.ForShopper;
import org.hybridsearch.recommend.Recommendations.Recommended;

/** Is told what was recommended to whom. Does not wait, does not throw. Safe for use by many threads. */
public interface ShownRecommendations {

  /** Items for a shopper were answered. */
  void recommended(Market market, ForShopper shown, Visitor visitor);

  /** Items like an item were answered. */
  void similar(Market market, String itemId, List<Recommended> shown, Visitor visitor);
}
