package org.hybridsearch.evaluate.metric;

import java.util.List;

/**
 * What one ranking is worth, 0 to 1, higher is better. Rankings are item ids, best first, none twice, at least 100 deep where
 * there are as many. All but {@link #JUDGED_10} need a query with a relevant item: one without is left out by whoever takes means,
 * since nothing could be found for it.
 */
public enum Metric {

  /**
   * Discounted cumulative gain of the first ten over that of the ideal ten, gain {@code 2^grade − 1}, discount
   * {@code log2(rank + 1)} (Burges et al., "Learning to Rank using Gradient Descent", ICML 2005). The ideal always has ten
   * places, also for a shorter ranking.
   */
  NDCG_10("nDCG@10") {
    @Override
    public double of(List<String> ranking, Grades grades) {
      return gain(grades(ranking, grades)) / gain(grades.ideal());
    }
  },

  /** One over the rank of the first relevant item among the first hundred, 0 without one. */
  MRR("MRR") {
    @Override
    public double of(List<String> ranking, Grades grades) {
      for (int i = 0; i < Math.min(DEEP, ranking.size()); i++) {
        if (grades.relevant(ranking.get(i))) {
          return 1.0 / (i + 1);
        }
      }
      return 0;
    }
  },

  /**
   * Expected reciprocal rank at which a reader is satisfied, who stops at an item with probability
   * {@code (2^grade − 1) / 2^highest}, over the first hundred (Chapelle et al., "Expected Reciprocal Rank for Graded Relevance",
   * CIKM 2009).
   */
  ERR("ERR") {
    @Override
    public double of(List<String> ranking, Grades grades) {
      double reading = 1;
      double expected = 0;
      for (int i = 0; i < Math.min(DEEP, ranking.size()); i++) {
        double stops = (Math.pow(2, grades.of(ranking.get(i))) - 1) / Math.pow(2, grades.highest());
        expected += reading * stops / (i + 1);
        reading *= 1 - stops;
      }
      return expected;
    }
  },

  /** Relevant items among the first ten, over ten. */
  P_10("P@10") {
    @Override
    public double of(List<String> ranking, Grades grades) {
      return found(ranking, grades, PAGE) / (double) PAGE;
    }
  },

  /** The mean, over all relevant items, of the precision at the rank of each; 0 for one that is not among the first hundred. */
  MAP("MAP") {
    @Override
    public double of(List<String> ranking, Grades grades) {
      double sum = 0;
      int found = 0;
      for (int i = 0; i < Math.min(DEEP, ranking.size()); i++) {
        if (grades.relevant(ranking.get(i))) {
          found++;
          sum += found / (double) (i + 1);
        }
      }
      return sum / grades.relevant();
    }
  },

  /** Relevant items among the first hundred, over all relevant ones. */
  RECALL_100("Recall@100") {
    @Override
    public double of(List<String> ranking, Grades grades) {
      return found(ranking, grades, DEEP) / (double) grades.relevant();
    }
  },

  /** Judged items among the first ten, over those shown: how much the other numbers know of. 1 for a ranking of nothing. */
  JUDGED_10("judged@10") {
    @Override
    public double of(List<String> ranking, Grades grades) {
      List<String> page = ranking.subList(0, Math.min(PAGE, ranking.size()));
      return page.isEmpty() ? 1 : page.stream().filter(grades::judged).count() / (double) page.size();
    }
  },

  /**
   * {@link #NDCG_10} of the ranking without the items nobody judged: for collections of few judgments, where what was not judged
   * may well be good (Sakai, "Alternatives to Bpref", SIGIR 2007).
   */
  NDCG_10_CONDENSED("nDCG@10 of judged") {
    @Override
    public double of(List<String> ranking, Grades grades) {
      return NDCG_10.of(ranking.stream().filter(grades::judged).toList(), grades);
    }
  };

  /** How deep a ranking is looked at. */
  public static final int DEEP = 100;
  private static final int PAGE = 10;

  private final String label;

  Metric(String label) {
    this.label = label;
  }

  /** Its name in tables and files. */
  public String label() {
    return label;
  }

  /** The worth of a ranking by the grades of its query. */
  public abstract double of(List<String> ranking, Grades grades);

  private static long found(List<String> ranking, Grades grades, int depth) {
    return ranking.stream().limit(depth).filter(grades::relevant).count();
  }

  private static List<Integer> grades(List<String> ranking, Grades grades) {
    return ranking.stream().limit(PAGE).map(grades::of).toList();
  }

  private static double gain(List<Integer> grades) {
    double sum = 0;
    for (int i = 0; i < Math.min(PAGE, grades.size()); i++) {
      sum += (Math.pow(2, grades.get(i)) - 1) * Math.log(2) / Math.log(i + 2);
    }
    return sum;
  }
}
