package org.hybridsearch.personalize.local;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hybridsearch.demo.FoodMart;

/**
 * FoodMart with every customer's last day held out. For every customer with five purchases or more before their last day, each
 * item of that day never bought before is ranked among all items of its subcategory (subcategories of five or more items; the
 * items already bought stay among them). Gain 1 / log2(rank + 1); tied items share the mean of the gains of their ranks; mean
 * per customer, then over customers.
 *
 * @param training all purchases but those of each customer's last day
 * @param cases the items to rank, by customer, in the order of the customers' ids
 */
record HoldOut(List<FoodMart.Purchase> training, Map<String, List<Case>> cases) {

  private static final int LEAST_PURCHASES = 5;
  private static final int LEAST_ITEMS = 5;

  /** An item bought on the last day, and all items of its subcategory, this one included. */
  record Case(String itemId, List<String> among) {}

  /** A way to rank: one score an item, in their order. */
  interface Scorer {
    double[] scores(String customerId, List<String> itemIds);
  }

  /** The mean gain over customers and its standard error. */
  record Result(double gain, double error) {}

  static HoldOut of(List<FoodMart.Product> products, List<FoodMart.Purchase> purchases) {
    Map<String, Instant> lastDay = new HashMap<>();
    purchases.forEach(p -> lastDay.merge(p.customerId(), p.day(), (a, b) -> a.isAfter(b) ? a : b));
    List<FoodMart.Purchase> training = new ArrayList<>();
    List<FoodMart.Purchase> last = new ArrayList<>();
    purchases.forEach(p -> (p.day().equals(lastDay.get(p.customerId())) ? last : training).add(p));
    return new HoldOut(training, cases(products, training, last));
  }

  private static Map<String, List<Case>> cases(List<FoodMart.Product> products, List<FoodMart.Purchase> training,
      List<FoodMart.Purchase> last) {
    Map<List<String>, List<FoodMart.Product>> subcategories = products.stream().collect(groupingBy(FoodMart.Product::categories));
    Map<String, List<String>> among = new HashMap<>();
    subcategories.values().stream().filter(items -> items.size() >= LEAST_ITEMS).forEach(items -> {
      List<String> ids = items.stream().map(FoodMart.Product::id).toList();
      ids.forEach(id -> among.put(id, ids));
    });
    Map<String, List<FoodMart.Purchase>> before = training.stream().collect(groupingBy(FoodMart.Purchase::customerId));
    Map<String, List<Case>> cases = new TreeMap<>();
    Set<String> bought = new HashSet<>();
    training.forEach(p -> bought.add(p.customerId() + "/" + p.productId()));
    for (FoodMart.Purchase p : last) {
      boolean known = before.getOrDefault(p.customerId(), List.of()).size() >= LEAST_PURCHASES;
      // The same item twice on the last day is one item of that day.
      if (known && among.containsKey(p.productId()) && bought.add(p.customerId() + "/" + p.productId())) {
        cases.computeIfAbsent(p.customerId(), id -> new ArrayList<>()).add(new Case(p.productId(), among.get(p.productId())));
      }
    }
    return cases;
  }

  /** How well a scorer does. */
  Result evaluate(Scorer scorer) {
    double[] means = cases.entrySet().stream().mapToDouble(customer -> customer.getValue().stream()
        .mapToDouble(c -> gain(c.among().indexOf(c.itemId()), scorer.scores(customer.getKey(), c.among())))
        .average().orElseThrow()).toArray();
    double mean = Arrays.stream(means).average().orElseThrow();
    double variance = Arrays.stream(means).map(x -> (x - mean) * (x - mean)).sum() / (means.length - 1);
    return new Result(mean, Math.sqrt(variance / means.length));
  }

  /** The gain of one item: 1 / log2(rank + 1), the mean of that over its ranks where it is tied. */
  static double gain(int item, double[] scores) {
    int better = 0;
    int tied = 0;
    for (double score : scores) {
      better += score > scores[item] ? 1 : 0;
      tied += score == scores[item] ? 1 : 0;
    }
    double sum = 0;
    for (int rank = better + 1; rank <= better + tied; rank++) {
      sum += Math.log(2) / Math.log(rank + 1);
    }
    return sum / tied;
  }
}
