package org.hybridsearch.demo.multiplied;

/**
 * How many there are to be of everything.
 *
 * @param items in the catalogue, 1,560 or more
 * @param copies of each shopper, the shopper included, 1 or more
 * @param seed decides all that is left to chance
 */
public record Scale(int items, int copies, long seed) {

  static final int PRODUCTS = 1_560;
  private static final int SHOPPERS = 8_736;
  private static final int PURCHASES = 251_395;
  private static final long SEED = 1997;

  public Scale {
    if (items < PRODUCTS || copies < 1) {
      throw new IllegalArgumentException("FoodMart has 1,560 items and each shopper once; fewer cannot be had");
    }
  }

  /** That many items; more than FoodMart's get a million purchases, as a larger shop has more shoppers. */
  public static Scale of(int items) {
    return new Scale(items, items == PRODUCTS ? 1 : 4, SEED);
  }

  /** How many purchases there are. */
  public int purchases() {
    return copies * PURCHASES;
  }

  /** How many shoppers there are. */
  public int shoppers() {
    return copies * SHOPPERS;
  }

  /** Variants of a product, itself included, rounded up: products early in their file have this many, late ones one fewer. */
  int variants() {
    return (items + PRODUCTS - 1) / PRODUCTS;
  }

  /** Variants of the product at a place of the file, itself included. */
  int variantsAt(int place) {
    return (items - place + PRODUCTS - 1) / PRODUCTS;
  }

  /** Lines in a department; line 0 is the product's own brand. */
  int lines() {
    return Math.max(1, (int) Math.round(Math.pow(variants(), 0.75)));
  }

  Dice dice() {
    return new Dice(seed);
  }
}
