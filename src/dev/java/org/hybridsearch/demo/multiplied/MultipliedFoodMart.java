package org.hybridsearch.demo.multiplied;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hybridsearch.catalog.StarterData;
import org.hybridsearch.demo.FoodMart.Product;
import org.hybridsearch.demo.FoodMart.Purchase;
import org.hybridsearch.demo.FoodMart;
import org.hybridsearch.demo.LineStream;

/** FoodMart with as many items and purchases as asked for; see the package. Streams are to be closed, and for one thread each. */
public final class MultipliedFoodMart implements StarterData {

  /** Changes with anything that changes an item, a purchase or a vector: what was made by another one is not to be used again. */
  public static final String VERSION = "1";

  private final Scale scale;
  private final Assortment assortment;
  private final Likings likings;
  private final Map<String, Integer> places = new HashMap<>();

  public MultipliedFoodMart(Scale scale) {
    this.scale = scale;
    this.assortment = new Assortment(scale);
    this.likings = new Likings(scale);
    assortment.products().forEach(product -> places.put(product.id(), places.size()));
  }

  @Override
  public String name() {
    return "FoodMart multiplied (%,d items, %,d purchases)".formatted(scale.items(), scale.purchases());
  }

  @Override
  public InputStream items() {
    return new LineStream(itemLines());
  }

  @Override
  public InputStream interactions() {
    return new LineStream(purchases().map(Purchase::toJson));
  }

  /** Exactly as many as the scale says, FoodMart's own first. */
  public Stream<String> itemLines() {
    return IntStream.range(0, scale.items()).mapToObj(this::itemLine);
  }

  /** The titles in the order of the items. */
  public Stream<String> titles() {
    return IntStream.range(0, scale.items()).mapToObj(item -> number(item) == 0
        ? product(item).title()
        : assortment.variant(item % Scale.PRODUCTS, number(item)).title());
  }

  /** All purchases, in the order of FoodMart's, each followed by those of the shopper's copies. */
  public Stream<Purchase> purchases() {
    AtomicLong count = new AtomicLong(); // the stream is sequential
    return FoodMart.purchases().mapMulti((purchase, out) -> {
      long number = count.getAndIncrement();
      for (int copy = 0; copy < scale.copies(); copy++) {
        out.accept(moved(purchase, copy, number));
      }
    });
  }

  private Purchase moved(Purchase purchase, int copy, long number) {
    String shopper = copy == 0 ? purchase.customerId() : purchase.customerId() + "-" + copy;
    int place = places.get(purchase.productId());
    Product product = assortment.products().get(place);
    int variant = likings.variant(shopper, product, place, number);
    double paid = variant == 0 ? purchase.paid() : purchase.paid() * assortment.variant(place, variant).price() / product.price();
    return new Purchase(shopper, Variant.id(product, variant), purchase.day(), Math.round(10_000 * paid) / 10_000.0);
  }

  private String itemLine(int item) {
    return number(item) == 0 ? product(item).toJson() : VariantLines.of(assortment.variant(item % Scale.PRODUCTS, number(item)));
  }

  private static int number(int item) {
    return item / Scale.PRODUCTS;
  }

  private Product product(int item) {
    return assortment.products().get(item % Scale.PRODUCTS);
  }
}
