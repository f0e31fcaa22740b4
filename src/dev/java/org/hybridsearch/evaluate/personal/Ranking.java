package org.hybridsearch.evaluate.personal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** An order of items, best first. */
public sealed interface Ranking {

  /** How many at the top are looked at. */
  int TOP = 10;

  /** The rank of an item, from 1; the middle of its ranks where it is tied; infinity where it is not ranked. */
  double rankOf(String itemId);

  /** The best {@value #TOP} or fewer; of tied items those that come first in the order given. */
  List<String> top();

  /** An order as it was answered. */
  record Listed(List<String> ids) implements Ranking {
    @Override
    public double rankOf(String itemId) {
      int at = ids.indexOf(itemId);
      return at < 0 ? Double.POSITIVE_INFINITY : at + 1;
    }

    @Override
    public List<String> top() {
      return ids.subList(0, Math.min(TOP, ids.size()));
    }
  }

  /**
   * An order by scores, higher first.
   *
   * @param scores one an item, in their order
   */
  record Scored(List<String> ids, double[] scores) implements Ranking {
    @Override
    public double rankOf(String itemId) {
      int at = ids.indexOf(itemId);
      if (at < 0) {
        return Double.POSITIVE_INFINITY;
      }
      int better = 0;
      int tied = 0;
      for (double score : scores) {
        better += score > scores[at] ? 1 : 0;
        tied += score == scores[at] ? 1 : 0;
      }
      return better + (1 + tied) / 2.0;
    }

    @Override
    public List<String> top() {
      return IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble((Integer at) -> -scores[at]))
          .limit(TOP).map(ids::get).toList();
    }
  }
}
