package org.hybridsearch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoodMartTest {

  @Test
  void has_1560_products_with_all_their_fields() {
    try (Stream<FoodMart.Product> products = FoodMart.products()) {
      List<FoodMart.Product> all = products.toList();
      assertThat(all).hasSize(1_560).extracting(FoodMart.Product::id).doesNotHaveDuplicates();
      assertThat(all).allSatisfy(product -> {
        assertThat(product.title()).isNotBlank();
        assertThat(product.brand()).isNotBlank();
        assertThat(product.categories()).hasSize(4).doesNotContainNull();
        assertThat(product.price()).isPositive();
      });
      assertThat(all.getFirst()).isEqualTo(new FoodMart.Product("1", "Washington Berry Juice", "Washington",
          List.of("Drink", "Beverages", "Pure Juice Beverages", "Juice"), 2.85));
    }
  }

  @Test
  void has_251395_purchases_of_8736_customers_in_1997_and_1998() {
    Set<String> customers = new HashSet<>();
    int purchases = 0;
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    try (Stream<FoodMart.Purchase> all = FoodMart.purchases()) {
      for (Iterator<FoodMart.Purchase> each = all.iterator(); each.hasNext(); purchases++) {
        FoodMart.Purchase purchase = each.next();
        customers.add(purchase.customerId());
        first = purchase.day().isBefore(first) ? purchase.day() : first;
        last = purchase.day().isAfter(last) ? purchase.day() : last;
      }
    }
    assertThat(purchases).isEqualTo(251_395);
    assertThat(customers).hasSize(8_736);
    assertThat(first).isEqualTo("1997-01-01T00:00:00Z");
    assertThat(last).isEqualTo("1998-11-30T00:00:00Z");
  }

  @Test
  void as_a_demo_ends_within_the_last_week() throws IOException {
    Instant now = Instant.parse("2026-03-05T12:00:00Z");
    Instant last = Instant.MIN;
    FoodMartData data = new FoodMartData(Clock.fixed(now, ZoneOffset.UTC));
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(data.interactions(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Instant sentAt = Instant.parse(line.replaceAll(".*\"sentAt\":\"([^\"]*)\".*", "$1"));
        last = sentAt.isAfter(last) ? sentAt : last;
      }
    }
    assertThat(last).isBetween(now.minus(Duration.ofDays(8)), now);
    assertThat(last.atOffset(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY); // as 30 November 1998 was
  }

  @Test
  void gives_lines_in_the_import_formats() {
    try (Stream<FoodMart.Product> products = FoodMart.products(); Stream<FoodMart.Purchase> purchases = FoodMart.purchases()) {
      assertThat(products.findFirst().orElseThrow().toJson()).isEqualTo("""
          {"id":"1","title":"Washington Berry Juice","brand":"Washington",\
          "categories":["Drink","Beverages","Pure Juice Beverages","Juice"],"price":2.85,"currency":"USD","available":true}""");
      assertThat(purchases.findFirst().orElseThrow().toJson()).isEqualTo("""
          {"userId":"6280","itemId":"337","type":"PURCHASE","sentAt":"1997-01-05T00:00:00Z","value":1.5}""");
    }
  }
}
