package org.hybridsearch.catalog.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.CatalogFixture;
import org.hybridsearch.catalog.index.Segments;
import org.hybridsearch.testing.Eventually;
import org.junit.jupiter.api.Test;

class OverwrittenCopiesIT {

  private static final int ITEMS = 100;

  @Test
  void copies_that_the_engine_would_keep_are_gone_after_a_while() {
    try (CatalogFixture fixture = new CatalogFixture()) {
      Catalog catalog = fixture.open();
      String live = fixture.admin.behind(fixture.names.items()).orElseThrow();
      fixture.put(catalog, titled("first", ITEMS));
      fixture.put(catalog, titled("second", ITEMS - 1));
      Segments segments = new Segments(fixture.engine, CatalogFixture.TIMEOUT);
      assertThat(segments.documents(live)).isEqualTo(new Segments.Documents(ITEMS, ITEMS - 1, 2 * ITEMS - 1));

      OverwrittenCopies copies = new OverwrittenCopies(segments, Duration.ZERO, fixture.clock);
      // Every 30 s the engine looks which copies it no longer has to keep for shards to be recovered from.
      Eventually.within(Duration.ofSeconds(90), "no copies are left", () -> {
        copies.run(live);
        return segments.documents(live).equals(new Segments.Documents(ITEMS, 0, 2 * ITEMS - 1));
      });
    }
  }

  private static String[] titled(String title, int count) {
    return IntStream.range(0, count).mapToObj(i -> "{\"id\":\"" + i + "\",\"title\":\"" + title + "\"}").toArray(String[]::new);
  }
}
