package org.hybridsearch.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.hybridsearch.catalog.index.IndexNames;
import org.hybridsearch.model.Market;
import org.hybridsearch.testing.Eventually;
import org.junit.jupiter.api.Test;

class AnnouncementsIT {

  @Test
  void an_upload_is_announced_with_its_answer_and_one_soon_after_it_is_not() {
    try (CatalogFixture fixture = announcingEvery("1h")) {
      Catalog catalog = fixture.open();
      long before = catalog.liveIndexes().refresh().generation();
      fixture.put(catalog, "{\"id\":\"a\",\"title\":\"one\"}");
      long after = catalog.liveIndexes().current().generation();
      assertThat(after).isGreaterThan(before);
      assertThat(fixture.searchable()).containsExactly("a");

      fixture.put(catalog, "{\"id\":\"b\",\"title\":\"two\"}");
      assertThat(catalog.liveIndexes().refresh().generation()).isEqualTo(after);
    }
  }

  @Test
  void uploads_that_come_soon_after_another_are_announced_in_time() {
    try (CatalogFixture fixture = announcingEvery("300ms")) {
      Catalog catalog = fixture.open();
      fixture.put(catalog, "{\"id\":\"a\",\"title\":\"one\"}");
      long first = catalog.liveIndexes().current().generation();
      fixture.put(catalog, "{\"id\":\"b\",\"title\":\"two\"}");
      fixture.put(catalog, "{\"id\":\"c\",\"title\":\"three\"}");
      Eventually.within(Duration.ofSeconds(20), "what came later is announced",
          () -> catalog.liveIndexes().current().generation() > first && fixture.searchable().size() == 3);
      assertThat(fixture.searchable()).containsExactly("a", "b", "c");
    }
  }

  @Test
  void what_waits_is_announced_before_the_process_ends() {
    try (CatalogFixture fixture = announcingEvery("1h")) {
      Catalog catalog = fixture.open();
      fixture.put(catalog, "{\"id\":\"a\",\"title\":\"one\"}");
      long first = catalog.liveIndexes().refresh().generation();
      fixture.put(catalog, "{\"id\":\"b\",\"title\":\"two\"}");
      assertThat(catalog.liveIndexes().refresh().generation()).isEqualTo(first);
      catalog.close();
      assertThat(catalog.liveIndexes().refresh().generation()).isGreaterThan(first);
    }
  }

  private static CatalogFixture announcingEvery(String time) {
    return new CatalogFixture(Map.of("hybridsearch.catalog.announce-every", time),
        new IndexNames("t" + UUID.randomUUID().toString().substring(0, 8), Market.DEFAULT), 32);
  }
}
