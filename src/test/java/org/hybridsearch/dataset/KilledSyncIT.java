package org.hybridsearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.CatalogFixture;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.standin.StandIn;
import org.hybridsearch.standin.StandInOptions;
import org.hybridsearch.standin.fault.Received;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.Eventually;
import org.hybridsearch.testing.HashingEmbedder;
import org.hybridsearch.testing.Processes;
import org.hybridsearch.wiring.standin.LocalStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes of their own that keep a dataset up to date, and are killed with SIGKILL while they do; AWS's quotas hold. */
class KilledSyncIT {

  private static final int ITEMS = 200;
  private static final int A_CALL = 10;
  private static final Duration SOON = Duration.ofMinutes(2);

  private final CatalogFixture fixture = new CatalogFixture();
  private final Processes processes = new Processes();

  @AfterEach
  void close() {
    processes.close();
    fixture.close();
  }

  private Process process(StandIn aws) throws IOException {
    return processes.start(SyncingProcess.class, EngineForTests.address().toString(), fixture.names.prefix(), aws.uri().toString(),
        aws.resources().itemsDataset());
  }

  private static String item(int number, double price) {
    return "{\"id\":\"i%d\",\"title\":\"Item\",\"price\":%s}".formatted(number, price);
  }

  private static boolean has(StandIn aws, int number, String column, String value) {
    return value.equals(aws.shop().item("i" + number).get(column));
  }

  @Test
  void killed_at_any_moment_the_next_one_brings_the_dataset_to_what_the_catalogue_is() throws IOException {
    Catalog catalog = fixture.open();
    fixture.put(catalog, IntStream.range(0, ITEMS).mapToObj(i -> item(i, 1)).toArray(String[]::new));
    try (StandIn aws = LocalStandIn.start(StandInOptions.defaults(), new HashingEmbedder(8))) {
      for (int calls : List.of(4, 11)) {
        Process killed = process(aws);
        Eventually.within(SOON, calls + " calls", () -> aws.calls().count("PutItems", Received.OK) >= calls);
        killed.destroyForcibly();
      }
      fixture.put(catalog, IntStream.range(0, ITEMS / 2).mapToObj(i -> item(i, 2)).toArray(String[]::new));
      fixture.apply(catalog, Operation.DELETE, "{\"id\":\"i150\"}");
      process(aws);
      Eventually.within(SOON, "the dataset is as the catalogue", () -> IntStream.range(0, ITEMS).allMatch(i ->
          has(aws, i, "PRICE", i < ITEMS / 2 ? "2" : "1") && (i == 150 ? !has(aws, i, "AVAILABLE", "true") : has(aws, i, "AVAILABLE", "true"))
              || i == 150 && aws.shop().item("i150").isEmpty()));
      long calls = aws.calls().count("PutItems", Received.OK);
      System.out.printf("Killed twice: %d calls for %d items, of which %d changed meanwhile%n", calls, ITEMS, ITEMS / 2 + 1);
      assertThat(calls).as("what was sent before a kill is not begun anew").isLessThan(2L * ITEMS / A_CALL + 5);
      assertThat(Map.copyOf(aws.shop().item("i0"))).containsEntry("DESCRIPTION", "Item");
    }
  }
}
