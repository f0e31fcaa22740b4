package org.hybridsearch.demo.multiplied;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.hybridsearch.demo.FoodMart;
import org.hybridsearch.demo.FoodMart.Purchase;
import org.junit.jupiter.api.Test;

class MultipliedFoodMartTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ITEMS = 20_000;

  @Property(tries = 8)
  void has_exactly_as_many_items_as_asked_for_each_with_an_id_of_its_own(
      @ForAll @IntRange(min = 1_560, max = 9_000) int items, @ForAll @LongRange(min = 0, max = 99) long seed) {
    Set<String> ids = new HashSet<>();
    try (Stream<String> lines = new MultipliedFoodMart(new Scale(items, 1, seed)).itemLines()) {
      lines.forEach(line -> ids.add(id(line)));
    }
    assertThat(ids).hasSize(items);
  }

  @Test
  void begins_with_foodmarts_own_items_unchanged() {
    try (Stream<String> lines = multiplied(ITEMS).itemLines(); Stream<FoodMart.Product> products = FoodMart.products()) {
      assertThat(lines.limit(1_560)).containsExactlyElementsOf(products.map(FoodMart.Product::toJson).toList());
    }
  }

  @Test
  void is_foodmart_itself_where_no_more_is_asked_for() {
    try (Stream<Purchase> purchases = multiplied(1_560).purchases(); Stream<Purchase> own = FoodMart.purchases()) {
      Iterator<Purchase> expected = own.iterator();
      long alike = purchases.filter(purchase -> purchase.equals(expected.next())).count();
      assertThat(alike).isEqualTo(251_395);
      assertThat(expected).isExhausted();
    }
  }

  @Test
  void gives_the_same_bytes_each_time_and_others_with_another_seed() throws IOException {
    assertThat(bytes(new Scale(3_000, 1, 7))).isEqualTo(bytes(new Scale(3_000, 1, 7))).isNotEqualTo(bytes(new Scale(3_000, 1, 8)));
  }

  @Test
  void variants_stay_in_the_categories_of_their_product_and_differ_in_price_and_title() throws IOException {
    List<String> lines;
    try (Stream<String> all = multiplied(ITEMS).itemLines()) {
      lines = all.toList();
    }
    Set<String> titles = new HashSet<>();
    for (int item = 0; item < ITEMS; item += 7) {
      JsonNode line = JSON.readTree(lines.get(item));
      assertThat(line.path("categories")).isEqualTo(JSON.readTree(lines.get(item % 1_560)).path("categories"));
      assertThat(line.path("price").asDouble()).isBetween(0.1, 50.0);
      assertThat(line.path("rating").asDouble(3)).isBetween(1.0, 5.0);
      titles.add(line.path("title").asText());
    }
    assertThat(titles).hasSizeGreaterThan(ITEMS / 7 * 9 / 10);
  }

  @Test
  void purchases_keep_their_days_and_go_to_items_that_there_are() {
    Set<String> ids = new HashSet<>();
    try (Stream<String> lines = multiplied(ITEMS).itemLines()) {
      lines.forEach(line -> ids.add(id(line)));
    }
    Map<Instant, Integer> days = new HashMap<>();
    Set<String> shoppers = new HashSet<>();
    Set<String> bought = new HashSet<>();
    try (Stream<Purchase> purchases = multiplied(ITEMS).purchases()) {
      for (Iterator<Purchase> each = purchases.iterator(); each.hasNext(); ) {
        Purchase purchase = each.next();
        bought.add(purchase.productId());
        days.merge(purchase.day(), 1, Integer::sum);
        shoppers.add(purchase.customerId());
      }
    }
    try (Stream<Purchase> own = FoodMart.purchases()) {
      own.forEach(purchase -> days.merge(purchase.day(), -4, Integer::sum));
    }
    assertThat(ids).containsAll(bought);
    assertThat(days.values()).containsOnly(0);
    assertThat(shoppers).hasSize(4 * 8_736);
  }

  @Test
  void shoppers_have_a_taste_that_can_be_learned() {
    Scale scale = Scale.of(ITEMS);
    Likings likings = new Likings(scale);
    Assortment assortment = new Assortment(scale);
    int same = 0;
    for (int shopper = 0; shopper < 1_000; shopper++) {
      int first = likings.variant("s" + shopper, assortment.products().getFirst(), 0, 1);
      int second = likings.variant("s" + shopper, assortment.products().getFirst(), 0, 2);
      same += first == second ? 1 : 0;
    }
    assertThat(same).as("of 1,000 shoppers, those who buy the same of 13 variants again").isGreaterThan(300);
  }

  private static MultipliedFoodMart multiplied(int items) {
    return new MultipliedFoodMart(Scale.of(items));
  }

  private static String bytes(Scale scale) throws IOException {
    MultipliedFoodMart shop = new MultipliedFoodMart(scale);
    try (InputStream items = shop.items(); InputStream interactions = shop.interactions()) {
      return new String(items.readAllBytes(), StandardCharsets.UTF_8)
          + new String(interactions.readNBytes(1 << 20), StandardCharsets.UTF_8);
    }
  }

  private static String id(String line) {
    return line.substring("{\"id\":\"".length(), line.indexOf("\",\"title\""));
  }
}
