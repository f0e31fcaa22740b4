package org.hybridsearch.demo.multiplied;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hybridsearch.demo.FoodMart;
import org.hybridsearch.demo.FoodMart.Product;

/** Knows every item by its number. Keeps FoodMart's products only; safe for use by many threads. */
final class Assortment {

  private static final List<String> QUALITIES = List.of("Classic", "Organic", "Natural", "Premium", "Original", "Value",
      "Traditional", "Light", "Select", "Homestyle", "Deluxe", "Gourmet", "Everyday", "Farmhouse", "Signature", "Extra", "Pure", "Country",
      "Artisan", "Reserve", "Heritage", "Simple", "Harvest", "Limited");
  private static final Map<String, List<String>> SIZES = Map.of(
      "Drink",
      List.of("500 ml", "1 l", "330 ml", "2 l", "750 ml", "250 ml", "6 Pack", "12 Pack", "3 l", "200 ml", "24 Pack", "5 l"),
      "Food",
      List.of("500 g", "250 g", "1 kg", "100 g", "750 g", "2 kg", "200 g", "400 g", "Twin Pack", "150 g", "Family Pack",
          "5 kg"),
      "Non-Consumable",
      List.of("Single", "2 Pack", "4 Pack", "10 Pack", "6 Pack", "Family Pack", "3 Pack", "20 Pack", "50 Pack", "Travel Size",
          "100 Pack", "Refill"));
  private static final double WITH_QUALITY = 0.5;
  private static final double WITH_FLAVOUR = 0.4;

  private final Scale scale;
  private final List<Product> products;
  private final BrandLines lines;
  private final Map<String, List<String>> flavours;

  Assortment(Scale scale) {
    this.scale = scale;
    try (Stream<Product> all = FoodMart.products()) {
      this.products = all.toList();
    }
    this.lines = new BrandLines(products, scale);
    this.flavours = flavours(products);
  }

  /** FoodMart's products in the order of their file. */
  List<Product> products() {
    return products;
  }

  /** What a product is apart from its brand: "Noodle Soup". */
  static String thing(Product product) {
    String brand = product.brand() + " ";
    return product.title().startsWith(brand) ? product.title().substring(brand.length()) : product.title();
  }

  /** Variant 1 or higher of the product at a place. */
  Variant variant(int place, int number) {
    Product product = products.get(place);
    int line = number % scale.lines();
    Dice dice = scale.dice().of("variant").of(place).of(number);
    List<String> sizes = SIZES.get(product.categories().getFirst());
    int size = (number / scale.lines() + scale.dice().of("size").of(place).of(line).zipf(sizes.size())) % sizes.size();
    String quality = dice.of(1).share() < WITH_QUALITY ? QUALITIES.get(dice.of(2).zipf(QUALITIES.size())) : "";
    List<String> others = flavours.getOrDefault(product.categories().getLast(), List.of()).stream()
        .filter(word -> !product.title().contains(word)).toList();
    String flavour = dice.of(3).share() < WITH_FLAVOUR && !others.isEmpty() ? others.get(dice.of(4).below(others.size())) : "";
    double lineFactor = Math.exp(scale.dice().of("price").of(lines.name(product, line)).share() - 0.5);
    double price = Math.max(0.1, product.price() * lineFactor * (0.6 + 0.2 * size));
    return new Variant(product, number, lines.name(product, line), quality, flavour, sizes.get(size),
        Math.round(100 * price) / 100.0, dice.of(5));
  }

  /** By subcategory: the first words of its things, where a thing has several. */
  private static Map<String, List<String>> flavours(List<Product> products) {
    Map<String, Set<String>> words = new HashMap<>();
    for (Product product : products) {
      String[] thing = thing(product).split(" ");
      if (thing.length > 1) {
        words.computeIfAbsent(product.categories().getLast(), subcategory -> new LinkedHashSet<>()).add(thing[0]);
      }
    }
    Map<String, List<String>> flavours = new HashMap<>();
    words.forEach((subcategory, set) -> flavours.put(subcategory, new ArrayList<>(set)));
    return flavours;
  }
}
