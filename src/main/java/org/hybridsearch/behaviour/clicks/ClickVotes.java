package org.hybridsearch.behaviour.clicks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entropy of clicks, in bits: {@code -sum p log2 p}, with p the share of the clicks after a query that went to an item (Dou, Song,
 * Wen, "A large-scale evaluation and analysis of personalized search strategies", WWW 2007). Three things are added. Each visitor has one
 * vote, shared evenly by the items they clicked, so that nobody counts for more than anybody else. One further vote goes to an item
 * that nobody clicked, as in Laplace's rule of succession: the entropy of a small sample is too low, and twenty who agree do not
 * prove that the next one does. With V visitors that all agree it comes to that of a share of 1/(V + 1): 0.28 bits for 20, 0.08 for
 * 100. And below a number of clicks, or of visitors, nothing is said at all.
 */
final class ClickVotes {

  private final int leastClicks;
  private final int leastVisitors;

  /**
   * @param leastClicks on items, each visitor's on the same item being one
   * @param leastVisitors different ones
   */
  ClickVotes(int leastClicks, int leastVisitors) {
    this.leastClicks = leastClicks;
    this.leastVisitors = leastVisitors;
  }

  /** Bits by query, of those queries that have enough clicks. */
  Map<String, Double> bits(Collection<QueryClick> clicks) {
    Map<String, Double> bits = new HashMap<>();
    List<QueryClick> ofQuery = new ArrayList<>();
    // Sorted rather than kept in maps of maps, which would take several times the memory.
    for (QueryClick click : clicks.stream().sorted().distinct().toList()) {
      if (!ofQuery.isEmpty() && !ofQuery.getLast().query().equals(click.query())) {
        settle(ofQuery, bits);
      }
      ofQuery.add(click);
    }
    settle(ofQuery, bits);
    return bits;
  }

  private void settle(List<QueryClick> ofQuery, Map<String, Double> bits) {
    Map<String, Double> votes = votes(ofQuery);
    long visitors = Math.round(votes.values().stream().mapToDouble(Double::doubleValue).sum());
    if (!ofQuery.isEmpty() && ofQuery.size() >= leastClicks && visitors >= leastVisitors) {
      List<Double> masses = new ArrayList<>(votes.values());
      masses.add(1.0);
      bits.put(ofQuery.getFirst().query(), entropy(masses));
    }
    ofQuery.clear();
  }

  /** Votes by item, of clicks that are sorted by visitor; they sum to the number of visitors. */
  private static Map<String, Double> votes(List<QueryClick> clicks) {
    Map<String, Double> votes = new HashMap<>();
    for (int from = 0, to; from < clicks.size(); from = to) {
      String visitor = clicks.get(from).visitor();
      for (to = from + 1; to < clicks.size() && clicks.get(to).visitor().equals(visitor); to++) { }
      for (QueryClick own : clicks.subList(from, to)) {
        votes.merge(own.item(), 1.0 / (to - from), Double::sum);
      }
    }
    return votes;
  }

  /** Of positive masses, which need not sum to 1. */
  static double entropy(Collection<Double> masses) {
    double sum = masses.stream().mapToDouble(Double::doubleValue).sum();
    return masses.stream().mapToDouble(mass -> -mass / sum * Math.log(mass / sum) / Math.log(2)).sum() + 0.0;
  }
}
