package org.hybridsearch.evaluate.personal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.behaviour.Interaction;

/**
 * The plain practice to compare with: item-to-item cosine over who took what, n(i,j) / (sqrt(n(i) n(j)) + 10), the best 200
 * neighbors an item, summed over the shopper's items (Sarwar, Karypis, Konstan, Riedl, "Item-based collaborative filtering
 * recommendation algorithms", WWW 2001). Of a shopper with more than 1000 items the first 1000 count.
 */
final class ItemCosine {

  private static final int NEIGHBORS = 200;
  private static final double SHRINKAGE = 10;
  private static final int MOST_ITEMS = 1000;

  private final Map<String, List<String>> baskets = new HashMap<>();
  private final Map<String, List<Neighbor>> neighbors = new HashMap<>();

  private record Neighbor(String item, double cosine) {}

  ItemCosine(List<Interaction> training) {
    Map<String, Set<String>> taken = new HashMap<>();
    training.stream().filter(HeldOut::counts)
        .forEach(event -> taken.computeIfAbsent(event.userId(), user -> new LinkedHashSet<>()).add(event.itemId()));
    Map<String, Map<String, Integer>> together = new HashMap<>();
    Map<String, Integer> takers = new HashMap<>();
    taken.forEach((user, set) -> {
      List<String> items = set.stream().limit(MOST_ITEMS).toList();
      baskets.put(user, items);
      items.forEach(item -> takers.merge(item, 1, Integer::sum));
      for (String one : items) {
        Map<String, Integer> row = together.computeIfAbsent(one, item -> new HashMap<>());
        items.forEach(other -> row.merge(other, 1, Integer::sum));
      }
    });
    together.forEach((one, row) -> {
      row.remove(one);
      List<Neighbor> all = new ArrayList<>();
      row.forEach((other, count) -> all.add(
          new Neighbor(other, count / (Math.sqrt((double) takers.get(one) * takers.get(other)) + SHRINKAGE))));
      all.sort(Comparator.comparingDouble(Neighbor::cosine).reversed().thenComparing(Neighbor::item));
      neighbors.put(one, List.copyOf(all.subList(0, Math.min(NEIGHBORS, all.size()))));
    });
  }

  /** Scores of items for a shopper, in their order. */
  double[] scores(String userId, List<String> items) {
    Map<String, Double> scores = new HashMap<>();
    for (String taken : baskets.getOrDefault(userId, List.of())) {
      neighbors.getOrDefault(taken, List.of()).forEach(near -> scores.merge(near.item(), near.cosine(), Double::sum));
    }
    return items.stream().mapToDouble(item -> scores.getOrDefault(item, 0.0)).toArray();
  }
}
