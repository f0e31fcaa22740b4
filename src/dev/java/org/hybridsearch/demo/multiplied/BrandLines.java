package org.hybridsearch.demo.multiplied;

import java.util.List;
import org.hybridsearch.demo.FoodMart.Product;

/** Brand lines, made of the first word of one of FoodMart's brands and the last of another. A line is sold in several departments. */
final class BrandLines {

  /** How many times as many lines there are as a department sells: with 22 departments each is in five or six. */
  private static final int POOL = 4;

  private final List<String> firstWords;
  private final List<String> lastWords;
  private final Scale scale;

  BrandLines(List<Product> products, Scale scale) {
    List<String[]> brands = products.stream().map(Product::brand).distinct().map(brand -> brand.split(" ")).toList();
    this.firstWords = brands.stream().map(words -> words[0]).distinct().toList();
    this.lastWords = brands.stream().map(words -> words[words.length - 1]).distinct().toList();
    this.scale = scale;
  }

  /** The name of a line of a department; line 0 is the brand that the product has. */
  String name(Product product, int line) {
    if (line == 0) {
      return product.brand();
    }
    int pool = POOL * scale.lines();
    int first = scale.dice().of(product.categories().get(1)).below(pool);
    return recombined(scale.dice().of("line").of((first + line) % pool));
  }

  private String recombined(Dice dice) {
    String first = firstWords.get(dice.of(1).below(firstWords.size()));
    String last = lastWords.get(dice.of(2).below(lastWords.size()));
    return first.equals(last) ? recombined(dice.of(3)) : first + " " + last;
  }
}
