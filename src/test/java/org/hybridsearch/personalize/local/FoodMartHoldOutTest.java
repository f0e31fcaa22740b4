package org.hybridsearch.personalize.local;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.demo.FoodMart;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.personalize.PersonalRanker;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the ranker finds in real behaviour, beside chance and simpler models: see {@link HoldOut} for what is measured. */
class FoodMartHoldOutTest {

  private static HoldOut holdOut;

  @BeforeAll
  static void read() {
    try (Stream<FoodMart.Product> products = FoodMart.products(); Stream<FoodMart.Purchase> purchases = FoodMart.purchases()) {
      holdOut = HoldOut.of(products.toList(), purchases.toList());
    }
  }

  @Test
  void the_local_ranker_finds_what_customers_buy_on_their_last_day() {
    long from = System.nanoTime();
    LocalModel model = new LocalModel(LocalConfigs.defaults(), InstantSource.system());
    model.learn(holdOut.training().stream().map(FoodMartHoldOutTest::interaction).toList());
    long learned = System.nanoTime();
    HoldOut.Result local = holdOut.evaluate(scorer(new LocalRanker(model, ContentVectors.NONE, LocalConfigs.defaults())));
    System.out.printf("Learned %,d purchases in %,d ms; %,d cases of %,d customers%n", holdOut.training().size(),
        (learned - from) / 1_000_000, holdOut.cases().values().stream().mapToInt(List::size).sum(), holdOut.cases().size());
    print("local ranker", local);
    assertThat(local.gain()).isGreaterThan(0.399); // plain cosine: 0.387 +- 0.002
  }

  @Test
  void chance_and_popularity_find_nothing_and_plain_cosine_finds_some_of_it() {
    Random random = new Random(1);
    Map<String, Long> bought = holdOut.training().stream().collect(groupingBy(FoodMart.Purchase::productId, counting()));
    HoldOut.Result chance = holdOut.evaluate((customer, items) -> random.doubles(items.size()).toArray());
    HoldOut.Result ties = holdOut.evaluate((customer, items) -> new double[items.size()]);
    HoldOut.Result popular =
        holdOut.evaluate((customer, items) -> items.stream().mapToDouble(id -> bought.getOrDefault(id, 0L)).toArray());
    HoldOut.Result cosine = holdOut.evaluate(new PlainCosine(holdOut.training(), 200, 10));
    HoldOut.Result wide = holdOut.evaluate(new PlainCosine(holdOut.training(), Integer.MAX_VALUE, 10));
    print("all tied", ties);
    print("random order", chance);
    print("popularity", popular);
    print("plain cosine, k 200, shrinkage 10", cosine);
    print("plain cosine, all k, shrinkage 10", wide);
    assertThat(ties.gain()).isBetween(0.3655, 0.3665);
    assertThat(chance.gain()).isBetween(0.361, 0.371);
    assertThat(popular.gain()).isBetween(0.361, 0.371);
    assertThat(cosine.gain()).isBetween(0.384, 0.393);
  }

  private static void print(String name, HoldOut.Result result) {
    System.out.printf("  %-36s gain %.4f +- %.4f%n", name, result.gain(), result.error());
  }

  private static Interaction interaction(FoodMart.Purchase p) {
    return new Interaction(p.customerId(), p.productId(), EventType.PURCHASE, p.day(), OptionalDouble.of(p.paid()));
  }

  private static HoldOut.Scorer scorer(PersonalRanker ranker) {
    return (customer, items) -> {
      Shopper.Someone shopper = new Shopper.Someone(customer, "", Map.of());
      Map<String, Double> scores = ranker.rank(new PersonalRanker.Question(Market.DEFAULT, shopper, items)).scores();
      return items.stream().mapToDouble(scores::get).toArray();
    };
  }
}
