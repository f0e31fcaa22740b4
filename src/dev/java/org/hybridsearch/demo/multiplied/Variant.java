package org.hybridsearch.demo.multiplied;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.demo.FoodMart.Product;

/**
 * An item beyond FoodMart's own.
 *
 * @param product what it is a variant of
 * @param number 1 or higher
 * @param quality empty where it has none
 * @param flavour empty where it has none
 * @param price in US dollars
 * @param dice decide what nothing else does
 */
record Variant(Product product, int number, String line, String quality, String flavour, String size, double price, Dice dice) {

  /** Items were new in the years before the first purchase. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1993, 1, 1);
  private static final int DAYS = 4 * 365;
  private static final double AVAILABLE = 0.95;

  /** Unique: FoodMart's own ids have no hyphen. */
  static String id(Product product, int number) {
    return number == 0 ? product.id() : product.id() + "-" + number;
  }

  String id() {
    return id(product, number);
  }

  String title() {
    List<String> words = new ArrayList<>(List.of(line, quality, flavour, Assortment.thing(product)));
    words.removeIf(String::isEmpty);
    return String.join(" ", words) + ", " + size;
  }

  /** 1 to 5, one decimal; most are around 4. */
  double rating() {
    double mean = (dice.of(1).share() + dice.of(2).share() + dice.of(3).share()) / 3;
    return Math.round(10 * Math.min(5, 1 + 5.5 * mean)) / 10.0;
  }

  /** Few have many. */
  int ratingCount() {
    return dice.of(4).zipf(5_000);
  }

  boolean available() {
    return dice.of(5).share() < AVAILABLE;
  }

  String createdAt() {
    return FIRST_DAY.plusDays(dice.of(6).below(DAYS)).atStartOfDay().toInstant(ZoneOffset.UTC).toString();
  }
}
