package org.hybridsearch.evaluate.personal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lets contenders foresee the same cases. */
public final class Contest {

  /** A way to rank for a case: it must not look at the item to be foreseen but for the query made of it. */
  public record Contender(String name, Ranker ranker) {}

  /** Ranks. */
  @FunctionalInterface
  public interface Ranker {
    Ranking rank(HeldOut.Case of);
  }

  /**
   * How one contender did.
   *
   * @param ranks of the items to be foreseen, in the order of the cases
   * @param covered how many different items were among anybody's first 10
   */
  public record Result(String name, double[] ranks, int covered) {

    /** A measure of each case, in their order. */
    public double[] values(Measure measure) {
      double[] values = new double[ranks.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = measure.of(ranks[i]);
      }
      return values;
    }
  }

  private Contest() {}

  /** Each contender's result, in their order. All rank one case before the next, so that what is slow to prepare is shared. */
  public static List<Result> of(List<HeldOut.Case> cases, List<Contender> contenders) {
    double[][] ranks = new double[contenders.size()][cases.size()];
    List<Set<String>> covered = contenders.stream().<Set<String>>map(contender -> new HashSet<>()).toList();
    for (int at = 0; at < cases.size(); at++) {
      for (int i = 0; i < contenders.size(); i++) {
        Ranking ranking = contenders.get(i).ranker().rank(cases.get(at));
        ranks[i][at] = ranking.rankOf(cases.get(at).itemId());
        covered.get(i).addAll(ranking.top());
      }
    }
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      results.add(new Result(contenders.get(i).name(), ranks[i], covered.get(i).size()));
    }
    return results;
  }
}
