package org.hybridsearch.evaluate.metric;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What judges said of items for one query. A grade of 1 or more is relevant; 0 is judged and not relevant. An item without a
 * grade gains nothing, like one of grade 0, and lowers the share judged.
 *
 * @param byItem the grade of each judged item, from 0
 * @param highest the best grade of the whole collection, at least 1: what ERR takes for certain satisfaction
 */
public record Grades(Map<String, Integer> byItem, int highest) {

  /** Above it gains of {@code 2^grade} lose their meaning. */
  public static final int MOST = 30;

  public Grades {
    byItem = Map.copyOf(byItem);
    if (highest < 1 || highest > MOST) {
      throw new IllegalArgumentException("The best grade must be from 1 to " + MOST + ", not " + highest);
    }
    for (int grade : byItem.values()) {
      if (grade < 0 || grade > highest) {
        throw new IllegalArgumentException("Grades must be from 0 to " + highest + ", not " + grade);
      }
    }
  }

  /** 0 for what was not judged. */
  public int of(String item) {
    return byItem.getOrDefault(item, 0);
  }

  public boolean judged(String item) {
    return byItem.containsKey(item);
  }

  public boolean relevant(String item) {
    return of(item) > 0;
  }

  /** How many items are relevant. */
  public long relevant() {
    return byItem.values().stream().filter(grade -> grade > 0).count();
  }

  /** All grades, best first: the order of an ideal ranking. */
  List<Integer> ideal() {
    return byItem.values().stream().sorted(Comparator.reverseOrder()).toList();
  }
}
