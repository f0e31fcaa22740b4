package org.hybridsearch.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hybridsearch.catalog.index.IndexMeta;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.catalog.replace.BuildFailed;
import org.hybridsearch.catalog.replace.BuildInProgress;
import org.hybridsearch.ndjson.LineReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplacementIT {

  private CatalogFixture fixture;
  private Catalog catalog;

  @BeforeEach
  void open() {
    fixture = new CatalogFixture();
    catalog = fixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** A stream whose second half comes after something has happened. */
  private static InputStream interrupted(String first, Runnable between, String second) {
    InputStream late = new InputStream() {
      private InputStream rest;

      @Override
      public int read() throws IOException {
        return rest().read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return rest().read(bytes, offset, length);
      }

      private InputStream rest() {
        if (rest == null) {
          between.run();
          rest = bytes(second);
        }
        return rest;
      }
    };
    return new SequenceInputStream(bytes(first), late);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode replaceWhile(String first, Runnable between, String second) {
    return CatalogFixture.report(report ->
        catalog.replace(interrupted(first + "\n", between, second), report, soFar -> { }));
  }

  @Test
  void the_file_is_the_whole_catalogue() {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":1,\"title\":\"a\"}", "{\"id\":\"b\",\"version\":1,\"title\":\"b\"}");
    JsonNode report = fixture.replace(catalog, "{\"id\":\"b\",\"version\":2,\"title\":\"b\",\"price\":2}",
        "{\"id\":\"c\",\"version\":2,\"title\":\"c\"}", "nonsense");
    assertThat(report.path("accepted").asInt()).isEqualTo(2);
    assertThat(report.path("refused").asInt()).isEqualTo(1);
    assertThat(report.path("embedded").asInt()).as("the text of b is known").isEqualTo(1);
    assertThat(fixture.searchable()).containsExactly("b", "c");
    assertThat(fixture.find("b").orElseThrow().price()).hasValue(2);
    assertThat(fixture.document("b").path("embedding").size()).isEqualTo(32);
  }

  @Test
  void the_new_index_is_calibrated_when_it_is_swapped_in_and_the_old_one_goes_later() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"a\"}");
    long before = catalog.liveIndexes().current().generation();
    fixture.replace(catalog, "{\"id\":\"b\",\"title\":\"b\"}", "{\"id\":\"c\",\"title\":\"c\"}");
    Map.Entry<String, IndexMeta> live = fixture.admin.described(fixture.names.items()).orElseThrow();
    assertThat(live.getKey()).endsWith("-items-2");
    assertThat(live.getValue().calibration()).isPresent();
    assertThat(live.getValue().calibratedOn()).isEqualTo(2);
    assertThat(catalog.liveIndexes().current().generation()).isGreaterThan(before);
    assertThat(catalog.liveIndexes().current().randomPairMean()).isEqualTo(0.125);
    assertThat(fixture.admin.family(fixture.names.items())).hasSize(2);
    catalog.maintenance().run();
    assertThat(fixture.admin.family(fixture.names.items())).as("searches under way may still use it").hasSize(2);
    fixture.replica(Map.of("hybridsearch.catalog.retired-index-kept", "-10s"), 32).open().maintenance().run();
    assertThat(fixture.admin.family(fixture.names.items()).values()).containsExactly(live.getKey());
  }

  @Test
  void what_is_written_meanwhile_survives_by_its_version() {
    fixture.put(catalog, "{\"id\":\"kept\",\"version\":1,\"title\":\"kept\",\"price\":1}",
        "{\"id\":\"lacking\",\"version\":1,\"title\":\"lacking\"}", "{\"id\":\"late\",\"version\":1,\"title\":\"late\"}",
        "{\"id\":\"deleted\",\"version\":1,\"title\":\"deleted\"}", "{\"id\":\"newer\",\"version\":1,\"title\":\"newer\"}");
    JsonNode report = replaceWhile("{\"id\":\"kept\",\"version\":2,\"title\":\"kept two\",\"price\":2}", () -> {
      fixture.apply(catalog, Operation.PATCH, "{\"id\":\"kept\",\"version\":3,\"price\":3}",
          "{\"id\":\"lacking\",\"version\":3,\"price\":3}", "{\"id\":\"late\",\"version\":3,\"description\":\"patched\"}");
      fixture.put(catalog, "{\"id\":\"posted\",\"version\":3,\"title\":\"posted\"}",
          "{\"id\":\"newer\",\"version\":9,\"title\":\"newer nine\"}");
      fixture.apply(catalog, Operation.DELETE, "{\"id\":\"deleted\",\"version\":3}");
    }, "{\"id\":\"late\",\"version\":2,\"title\":\"late two\"}\n{\"id\":\"deleted\",\"version\":2,\"title\":\"x\"}\n"
        + "{\"id\":\"newer\",\"version\":2,\"title\":\"newer two\"}");
    assertThat(report.path("accepted").asInt()).as(report.toString()).isGreaterThanOrEqualTo(2);
    assertThat(fixture.searchable()).containsExactly("kept", "late", "newer", "posted");
    assertThat(fixture.find("kept").orElseThrow().title()).isEqualTo("kept two");
    assertThat(fixture.find("kept").orElseThrow().price()).hasValue(3);
    assertThat(fixture.find("late").orElseThrow().title()).isEqualTo("late two");
    assertThat(fixture.find("late").orElseThrow().description()).contains("patched");
    assertThat(fixture.find("newer").orElseThrow().title()).isEqualTo("newer nine");
    fixture.put(catalog, "{\"id\":\"same\",\"title\":\"late two\",\"description\":\"patched\"}");
    assertThat(fixture.document("late").path("embedding")).isEqualTo(fixture.document("same").path("embedding"));
  }

  @Test
  void writers_that_go_on_all_the_while_lose_nothing() throws Exception {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":1,\"title\":\"a\"}");
    AtomicBoolean done = new AtomicBoolean();
    List<Long> accepted = new ArrayList<>();
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
      for (long version = 10; !done.get(); version++) {
        JsonNode report = fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"version\":" + version + ",\"price\":" + version + "}");
        if (report.path("accepted").asInt() == 1) {
          accepted.add(version);
        }
        fixture.put(catalog, "{\"id\":\"p" + version + "\",\"version\":" + version + ",\"title\":\"p\"}");
      }
    });
    StringBuilder lines = new StringBuilder("{\"id\":\"a\",\"version\":2,\"title\":\"a two\"}\n");
    for (int i = 0; i < 3000; i++) {
      lines.append("{\"id\":\"n").append(i).append("\",\"version\":2,\"title\":\"n").append(i).append("\"}\n");
    }
    fixture.replace(catalog, lines.toString());
    done.set(true);
    writer.get();
    assertThat(accepted).isNotEmpty();
    assertThat(fixture.find("a").orElseThrow().title()).isEqualTo("a two");
    assertThat(fixture.find("a").orElseThrow().price()).hasValue(accepted.getLast());
    assertThat(fixture.find("p" + accepted.getLast())).isPresent();
  }

  @Test
  void search_has_no_gap() throws Exception {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"a\"}");
    AtomicBoolean done = new AtomicBoolean();
    List<List<String>> seen = new ArrayList<>();
    CompletableFuture<Void> searcher = CompletableFuture.runAsync(() -> {
      while (!done.get()) {
        seen.add(fixture.searchable());
      }
    });
    for (int i = 0; i < 3; i++) {
      fixture.replace(catalog, "{\"id\":\"a\",\"title\":\"a\"}", "{\"id\":\"b\",\"title\":\"b\"}");
    }
    done.set(true);
    searcher.get();
    assertThat(seen).isNotEmpty().allMatch(ids -> ids.contains("a"));
  }

  @Test
  void an_upload_that_breaks_off_leaves_all_as_it_was() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"a\"}");
    InputStream broken = new SequenceInputStream(bytes("{\"id\":\"b\",\"title\":\"b\"}\n"), new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the sender is gone");
      }
    });
    try (LineReport report = new LineReport()) {
      assertThatThrownBy(() -> catalog.replace(broken, report, soFar -> { })).isInstanceOf(IOException.class);
    }
    assertThat(fixture.searchable()).containsExactly("a");
    assertThat(fixture.admin.family(fixture.names.items())).hasSize(1);
    assertThat(fixture.replace(catalog, "{\"id\":\"c\",\"title\":\"c\"}").path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void an_upload_without_a_valid_line_leaves_all_as_it_was() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"a\"}");
    assertThatThrownBy(() -> fixture.replace(catalog, "nonsense", "{}")).isInstanceOf(BuildFailed.class)
        .hasMessage("No line of the upload is an item as new as what is stored: the live catalogue is as it was");
    assertThat(fixture.searchable()).containsExactly("a");
    assertThat(fixture.admin.family(fixture.names.items())).hasSize(1);
  }

  @Test
  void an_upload_that_is_older_throughout_leaves_all_as_it_was() {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":5,\"title\":\"a\"}");
    assertThatThrownBy(() -> fixture.replace(catalog, "{\"id\":\"a\",\"version\":4,\"title\":\"old\"}"))
        .isInstanceOf(BuildFailed.class);
    assertThat(fixture.searchable()).containsExactly("a");
  }

  @Test
  void a_second_replacement_is_refused_while_one_is_under_way() {
    Catalog other = fixture.open();
    replaceWhile("{\"id\":\"a\",\"title\":\"a\"}",
        () -> assertThatThrownBy(() -> fixture.replace(other, "{\"id\":\"b\",\"title\":\"b\"}"))
            .isInstanceOf(BuildInProgress.class),
        "{\"id\":\"c\",\"title\":\"c\"}");
    assertThat(fixture.searchable()).containsExactly("a", "c");
  }

  @Test
  void what_a_replica_left_that_died_in_a_build_is_cleared_away() {
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"a\"}");
    fixture.admin.create(fixture.names.items() + "-2", "{}");
    fixture.admin.holdWrites(fixture.names.items() + "-1");
    catalog.maintenance().run();
    assertThat(fixture.admin.family(fixture.names.items())).hasSize(1);
    assertThat(fixture.put(catalog, "{\"id\":\"b\",\"title\":\"b\"}").path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void another_mapping_moves_the_items_with_their_vectors() {
    fixture.put(catalog, "{\"id\":\"a\",\"version\":4,\"title\":\"a\",\"attributes\":{\"color\":\"red\"}}",
        "{\"id\":\"gone\",\"version\":1,\"title\":\"gone\"}");
    fixture.apply(catalog, Operation.DELETE, "{\"id\":\"gone\",\"version\":3}");
    JsonNode before = fixture.document("a");
    String index = fixture.names.items() + "-1";
    IndexMeta meta = fixture.admin.described(index).orElseThrow().getValue();
    fixture.admin.describe(index, new IndexMeta("another", meta.model(), meta.calibration(), meta.calibratedOn()));
    Catalog reopened = fixture.open();
    assertThat(fixture.admin.behind(fixture.names.items())).contains(fixture.names.items() + "-2");
    assertThat(fixture.document("a")).isEqualTo(before);
    assertThat(before.path("embedding").size()).isEqualTo(32);
    assertThat(fixture.searchable()).containsExactly("a");
    assertThat(fixture.put(reopened, "{\"id\":\"gone\",\"version\":2,\"title\":\"gone\"}").path("stale").asInt()).isEqualTo(1);
    assertThat(fixture.embedder.embedded()).isEqualTo(2);
  }

  @Test
  void vectors_of_another_model_stop_the_start() {
    assertThatThrownBy(() -> fixture.replica(Map.of(), 16).open()).isInstanceOf(ModelMismatch.class)
        .hasMessageContaining("hashed-words (32 dimensions)").hasMessageContaining("hashed-words (16 dimensions)");
  }
}
