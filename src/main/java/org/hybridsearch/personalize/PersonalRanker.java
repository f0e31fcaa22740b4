package org.hybridsearch.personalize;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hybridsearch.guard.PaidCall.Price;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.Shopper;

/** Says how much a shopper prefers each of some items. Implementations are safe for use by many threads. */
public interface PersonalRanker {

  /** The most items one call takes. */
  int MAX_ITEMS = 500;

  /** A name for reports, for example {@code personalize} or {@code local}. */
  String source();

  /**
   * Asks for preferences.
   *
   * @throws RankerException when it cannot say; callers then take every item as neutral
   */
  Answer rank(Question question);

  /**
   * The items a shopper is most likely to like, best first: searches look for matches among them that the words alone would leave
   * out. Answers from memory, as it is asked on the way to a page; a ranker that would have to call for them has none.
   *
   * @param limit at most so many, 1 or more
   */
  default List<String> favorites(Market market, Shopper.Someone shopper, int limit) {
    return List.of();
  }

  /**
   * What else than shopper and items its answers depend on, for example a campaign and a filter: rankers of equal identities answer
   * alike, in another process, too.
   *
   * @param filter that it is asked to apply
   */
  default String identity(RankerFilter filter) {
    return source() + " " + filter.name() + " " + new TreeMap<>(filter.values());
  }

  /** What of a shopper's context its answers depend on; all of it, where it cannot say. Less lets more answers be reused. */
  default Map<String, String> relevant(Map<String, String> context) {
    return context;
  }

  /**
   * Makes ready for the first question, which has no time to lose: may ask one that is paid for, and take some seconds. What goes
   * wrong is found by those that follow.
   */
  default void prepare() {}

  /** What its calls cost. */
  default Price price() {
    return Price.FREE;
  }

  /**
   * What is asked.
   *
   * @param itemIds 1 to {@value #MAX_ITEMS} distinct ids, in retrieval order
   * @param filter what it is to take out
   */
  record Question(Market market, Shopper.Someone shopper, List<String> itemIds, RankerFilter filter) {
    public Question {
      itemIds = List.copyOf(itemIds);
    }

    /** With whichever filter the ranker applies anyway. */
    public Question(Market market, Shopper.Someone shopper, List<String> itemIds) {
      this(market, shopper, itemIds, RankerFilter.OWN);
    }
  }

  /**
   * What the ranker says. It may leave items out, but callers also survive repeated or invented ids and scores that are not
   * positive and finite: those count as not said.
   *
   * @param scores by item id, positive; only ratios within one answer mean anything (like probabilities of a softmax)
   * @param confidence 0 (nothing known of the shopper) to 1: how far the order may be trusted
   * @param excluded items that a filter of the ranker took out: they stand after all others. One that has a score is not excluded
   * @param recommendationId what the ranker calls this answer, to be told with the events that follow; empty where it has no name
   */
  record Answer(Map<String, Double> scores, double confidence, Set<String> excluded, String recommendationId) {

    /** An answer of a ranker without filters and names. */
    public Answer(Map<String, Double> scores, double confidence) {
      this(scores, confidence, Set.of(), "");
    }
  }
}
