package org.hybridsearch.demo;

import jakarta.inject.Singleton;
import java.io.InputStream;
import org.hybridsearch.catalog.StarterData;

/** The demo catalogue of development mode: what FoodMart sold, and to whom. */
@Singleton
public final class FoodMartData implements StarterData {

  @Override
  public String name() {
    return "FoodMart (1,560 groceries, 251,395 purchases of 1997 and 1998)";
  }

  @Override
  public InputStream items() {
    return new LineStream(FoodMart.products().map(FoodMart.Product::toJson));
  }

  @Override
  public InputStream interactions() {
    return new LineStream(FoodMart.purchases().map(FoodMart.Purchase::toJson));
  }
}
