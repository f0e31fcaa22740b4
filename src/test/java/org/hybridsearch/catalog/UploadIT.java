package org.hybridsearch.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.catalog.load.Operation;
import org.junit.jupiter.api.Test;

/** Uploads of a size that would not fit if they were kept. */
class UploadIT {

  private static final int LINES = 20_000;
  private static final int BATCH = 500;

  /** So many lines, one at each reading; every tenth has no title. */
  static final class Lines extends InputStream {
    private final int count;
    private byte[] line = {};
    private int position;
    private int made;

    Lines(int count) {
      this.count = count;
    }

    @Override
    public int read() {
      if (position == line.length) {
        if (made == count) {
          return -1;
        }
        made++;
        String title = made % 10 == 0 ? "" : ",\"title\":\"Item " + made % 100 + " of many\"";
        line = ("{\"id\":\"i" + made + "\",\"version\":1,\"price\":" + made + title + "}\n").getBytes(StandardCharsets.UTF_8);
        position = 0;
      }
      return line[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int first = read();
      if (first < 0) {
        return -1;
      }
      int read = 0;
      target[offset + read++] = (byte) first;
      while (read < length && position < line.length) {
        target[offset + read++] = line[position++];
      }
      return read;
    }
  }

  @Test
  void no_more_than_a_batch_is_read_before_it_is_written() {
    try (CatalogFixture fixture = new CatalogFixture()) {
      Catalog catalog = fixture.open();
      Lines lines = new Lines(LINES);
      List<Long> ahead = new ArrayList<>();
      JsonNode report = CatalogFixture.report(into -> catalog.apply(lines, Operation.PUT, into,
          soFar -> ahead.add(lines.made - soFar.accepted() - soFar.refused())));
      assertThat(report.path("accepted").asInt()).isEqualTo(LINES * 9 / 10);
      assertThat(report.path("refused").asInt()).isEqualTo(LINES / 10);
      assertThat(report.path("embedded").asInt()).as("equal texts of a batch are embedded once").isLessThan(LINES / 5);
      assertThat(report.path("items").path(1999).path("line").asInt()).isEqualTo(LINES);
      assertThat(ahead).hasSize(LINES * 9 / 10 / BATCH).allMatch(count -> count <= 2);
      assertThat(fixture.admin.count(fixture.names.items())).isEqualTo(LINES * 9 / 10);
    }
  }
}
