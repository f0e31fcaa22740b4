package org.hybridsearch.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * FoodMart, real data of a grocery chain (Apache-2.0): 1,560 products and what 8,736 customers bought in 1997 and 1998.
 * Everything is streamed out of the jar; streams are to be closed.
 */
public final class FoodMart {

  private FoodMart() {}

  /**
   * A product.
   *
   * @param categories family, department, category, subcategory
   * @param price in US dollars
   */
  public record Product(String id, String title, String brand, List<String> categories, double price) {

    /** A line of the import format of items. */
    public String toJson() {
      return FoodMartLines.of(this);
    }
  }

  /**
   * A product bought by a customer on a day.
   *
   * @param day the start of the day, UTC: the data has no time of day
   * @param paid what was paid for all pieces, in US dollars
   */
  public record Purchase(String customerId, String productId, Instant day, double paid) {

    Purchase later(Duration by) {
      return new Purchase(customerId, productId, day.plus(by), paid);
    }

    /** A line of the import format of interactions. */
    public String toJson() {
      return FoodMartLines.of(this);
    }
  }

  /** All products, in the order of their file. */
  public static Stream<Product> products() {
    Map<String, List<String>> classes = classes();
    return Rows.of("product").map(row -> new Product(row.get("product_id"), row.get("product_name"), row.get("brand_name"),
        classes.get(row.get("product_class_id")), Double.parseDouble(row.get("SRP"))));
  }

  /** All purchases, first those of 1997, in the order of their files, which is not that of time. */
  public static Stream<Purchase> purchases() {
    Map<String, Instant> days = days();
    // Not flatMap: its iterator would hold a whole file's rows.
    return Stream.concat(Rows.of("sales_fact_1997"), Rows.of("sales_fact_1998")).map(row -> new Purchase(
        row.get("customer_id"), row.get("product_id"), days.get(row.get("time_id")), Double.parseDouble(row.get("store_sales"))));
  }

  private static Map<String, List<String>> classes() {
    Map<String, List<String>> classes = new HashMap<>();
    try (Stream<Map<String, String>> rows = Rows.of("product_class")) {
      rows.forEach(row -> classes.put(row.get("product_class_id"), List.of(row.get("product_family"),
          row.get("product_department"), row.get("product_category"), row.get("product_subcategory"))));
    }
    return classes;
  }

  private static Map<String, Instant> days() {
    Map<String, Instant> days = new HashMap<>();
    try (Stream<Map<String, String>> rows = Rows.of("time_by_day")) {
      rows.forEach(row -> days.put(row.get("time_id"),
          LocalDate.parse(row.get("the_date").substring(0, 10)).atStartOfDay().toInstant(ZoneOffset.UTC)));
    }
    return days;
  }
}
