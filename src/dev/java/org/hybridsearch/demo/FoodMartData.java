package org.hybridsearch.demo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hybridsearch.catalog.StarterData;

/**
 * The demo catalogue of development mode: what FoodMart sold, and to whom. Purchases are moved to the present by whole weeks: tastes
 * fade, and next to a click of today purchases of 1998 would be worth nothing.
 */
@Singleton
public final class FoodMartData implements StarterData {

  private static final Instant LAST = Instant.parse("1998-11-30T00:00:00Z");
  private static final int WEEK = 7;

  private final Duration later;

  @Inject
  FoodMartData(Clock clock) {
    this(Duration.ofDays(Math.max(0, Duration.between(LAST, clock.instant()).toDays() / WEEK * WEEK)));
  }

  private FoodMartData(Duration later) {
    this.later = later;
  }

  /** The purchases on the days of 1997 and 1998 they were made on. */
  public static FoodMartData asRecorded() {
    return new FoodMartData(Duration.ZERO);
  }

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
    return new LineStream(FoodMart.purchases().map(purchase -> purchase.later(later).toJson()));
  }
}
