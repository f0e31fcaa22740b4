package org.hybridsearch.personalize.local;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.personalize.local.counts.BehaviourCounts;
import org.hybridsearch.personalize.local.history.History;
import org.hybridsearch.personalize.local.history.Touch;

/** What the {@link LocalModel} knows beside preferences, whichever ranker is asked for those. Safe for use by many threads. */
public final class LocalMemory {

  /**
   * Of an item's buyers, at least this share must have come back to it for others to be shown it again: where the ranker, too, takes
   * it for half known ({@link PreferenceFormula}).
   */
  private static final double COME_BACK_TO = 0.02;

  private final LocalModel model;

  public LocalMemory(LocalModel model) {
    this.model = model;
  }

  /** The items that the same shoppers touch, more than chance has it: id to strength, above 0 to about 1, strongest first. */
  public Map<String, Double> neighbors(String itemId, int limit) {
    BehaviourCounts counts = model.counts();
    Map<String, Double> neighbors = new LinkedHashMap<>();
    counts.neighbors(counts.find(itemId), limit).forEach(each -> neighbors.put(counts.id(each.item()), each.strength()));
    return neighbors;
  }

  /**
   * The items a shopper is done with: bought or rated, not looked at since, not bought again by this shopper on another day, and
   * of a kind that hardly anybody buys again.
   */
  public Set<String> doneWith(String shopperId) {
    History history = model.history(shopperId);
    Set<String> done = new HashSet<>();
    for (int i = 0; i < history.size(); i++) {
      Touch touch = history.at(i);
      if (touch.done() && !touch.doneAgain() && !touch.considered() && model.counts().returns(touch.item()) < COME_BACK_TO) {
        done.add(model.counts().id(touch.item()));
      }
    }
    return done;
  }
}
