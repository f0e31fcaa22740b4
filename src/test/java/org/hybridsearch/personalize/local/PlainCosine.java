package org.hybridsearch.personalize.local;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.demo.FoodMart;

/** For comparison: item-to-item cosine over who bought what, n(i,j) / (sqrt(n(i) n(j)) + shrinkage), best {@code k} an item. */
final class PlainCosine implements HoldOut.Scorer {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, int[]> baskets = new HashMap<>();
  private final double[][] similarity;

  PlainCosine(List<FoodMart.Purchase> purchases, int k, double shrinkage) {
    Map<String, Set<Integer>> items = new HashMap<>();
    for (FoodMart.Purchase p : purchases) {
      int item = numbers.computeIfAbsent(p.productId(), id -> numbers.size());
      items.computeIfAbsent(p.customerId(), id -> new HashSet<>()).add(item);
    }
    items.forEach((customer, set) -> baskets.put(customer, set.stream().mapToInt(Integer::intValue).toArray()));
    similarity = new double[numbers.size()][numbers.size()];
    for (int[] basket : baskets.values()) {
      for (int one : basket) {
        for (int other : basket) {
          similarity[one][other]++;
        }
      }
    }
    double[] buyers = new double[numbers.size()];
    Arrays.setAll(buyers, i -> similarity[i][i]);
    for (int i = 0; i < buyers.length; i++) {
      for (int j = 0; j < buyers.length; j++) {
        similarity[i][j] = i == j ? 0 : similarity[i][j] / (Math.sqrt(buyers[i] * buyers[j]) + shrinkage);
      }
      keepBest(similarity[i], k);
    }
  }

  private static void keepBest(double[] row, int k) {
    if (k < row.length) {
      double[] sorted = row.clone();
      Arrays.sort(sorted);
      double least = sorted[sorted.length - k];
      Arrays.setAll(row, j -> row[j] < least ? 0 : row[j]);
    }
  }

  @Override
  public double[] scores(String customerId, List<String> itemIds) {
    return itemIds.stream().mapToDouble(id -> {
      Integer item = numbers.get(id);
      return item == null ? 0 : Arrays.stream(baskets.get(customerId)).mapToDouble(j -> similarity[j][item]).sum();
    }).toArray();
  }
}
