package org.hybridsearch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.hybridsearch.demo.FoodMart;
import org.hybridsearch.demo.FoodMartData;
import org.junit.jupiter.api.Test;

/** The whole way of a large upload: through the importer, and out of the log. Prints what it took. */
class FoodMartInteractionsIT {

  @Test
  void a_quarter_of_a_million_purchases_go_in_and_come_out() throws IOException {
    Set<FoodMart.Purchase> distinct = new HashSet<>();
    try (Stream<FoodMart.Purchase> purchases = FoodMart.purchases()) {
      purchases.forEach(distinct::add);
    }
    try (BehaviourFixture fixture = new BehaviourFixture(1); InputStream in = FoodMartData.asRecorded().interactions()) {
      long start = System.nanoTime();
      JsonNode report = BehaviourFixture.load(fixture.importer(Map.of()), in, settled -> { });
      long loaded = System.nanoTime();
      AtomicLong read = new AtomicLong();
      InteractionLog log = fixture.log(Map.of());
      log.readAll(page -> read.addAndGet(page.size()));
      long end = System.nanoTime();
      System.out.printf("%,d lines stored in %,d ms, %,d interactions read in %,d ms%n", report.path("accepted").asLong(),
          (loaded - start) / 1_000_000, read.get(), (end - loaded) / 1_000_000);
      assertThat(report.path("accepted").asLong()).isEqualTo(251_395);
      assertThat(report.path("refused").asLong()).isZero();
      // The data has no time of day: equal purchases of one day cannot be told apart, and count once.
      assertThat(read.get()).isEqualTo(fixture.stored()).isEqualTo(distinct.size());
    }
  }
}
