package org.hybridsearch.demo.multiplied;

import org.hybridsearch.demo.FoodMart.Product;

/** Which variant of a product a shopper takes. Pure. */
final class Likings {

  private static final int CIRCLES = 64;
  private static final double AS_THE_CIRCLE = 0.6;
  private static final double AS_ALWAYS = 0.2;
  private static final double USUAL_VARIANT = 0.6;

  private final Scale scale;

  Likings(Scale scale) {
    this.scale = scale;
  }

  /**
   * The number of a variant of the product at a place, 0 for the product itself.
   *
   * @param shopper with the mark of the copy
   * @param purchase tells purchases apart
   */
  int variant(String shopper, Product product, int place, long purchase) {
    Dice person = scale.dice().of("shopper").of(shopper);
    Dice chance = person.of(purchase);
    int line = line(person, chance, product.categories().get(1));
    int variants = (scale.variantsAt(place) - line + scale.lines() - 1) / scale.lines();
    if (variants <= 0) {
      return 0;
    }
    int which = chance.of(3).share() < USUAL_VARIANT ? person.of("usual").below(variants) : chance.of(4).below(variants);
    return which * scale.lines() + line;
  }

  private int line(Dice person, Dice chance, String department) {
    double share = chance.of(1).share();
    if (share < AS_THE_CIRCLE) {
      return scale.dice().of("circle").of(person.of("circle").below(CIRCLES)).of(department).zipf(scale.lines());
    }
    return (share < AS_THE_CIRCLE + AS_ALWAYS ? person.of(department) : chance.of(2)).zipf(scale.lines());
  }
}
