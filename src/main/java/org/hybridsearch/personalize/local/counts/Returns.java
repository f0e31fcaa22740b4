package org.hybridsearch.personalize.local.counts;

import org.hybridsearch.personalize.local.history.History;
import org.hybridsearch.personalize.local.history.Touch;

/**
 * How often shoppers come back to what they bought: the share of an item's buyers who bought it on a later day again, shrunk
 * towards that share over all items, as if {@value #SHRINKAGE} further buyers were average ones. So groceries are told from
 * furniture by what shoppers do. Nothing ages here. One thread writes; any number read without a lock.
 */
final class Returns {

  private static final double SHRINKAGE = 5;

  private final Column buyers = new Column();
  private final Column returners = new Column();
  private volatile double allBuyers;
  private volatile double allReturners;

  void replace(History before, History after) {
    add(before, -1);
    add(after, 1);
  }

  private void add(History history, int sign) {
    int bought = 0;
    int again = 0;
    for (int i = 0; i < history.size(); i++) {
      Touch touch = history.at(i);
      if (touch.done()) {
        bought++;
        buyers.set(touch.item(), buyers.get(touch.item()) + sign);
      }
      if (touch.doneAgain()) {
        again++;
        returners.set(touch.item(), returners.get(touch.item()) + sign);
      }
    }
    allBuyers += sign * bought;
    allReturners += sign * again;
  }

  /** The share for an item, 0 to 1; 0 where nobody ever came back to anything. */
  double rate(int item) {
    double all = allBuyers;
    double average = all > 0 ? allReturners / all : 0;
    return (returners.get(item) + SHRINKAGE * average) / (buyers.get(item) + SHRINKAGE);
  }
}
